"""Comments of reviewers and what became of them, as values, as the file comments.yaml, and as a page for reviewers."""
