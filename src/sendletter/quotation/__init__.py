"""Finding words again that were quoted from a page: in the texts that the page was made of, and after they changed."""
