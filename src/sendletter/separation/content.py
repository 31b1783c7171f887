"""The content of pages, forms and patterns in printing inks: which streams there are, each rewritten once."""

from typing import Any

from sendletter.separation.drawn import Looked
from sendletter.separation.palette import Palette
from sendletter.separation.pictures import Pictures
from sendletter.separation.resources import Resources, Used
from sendletter.separation.stream import Stream


class Content:
    """Rewrites the content of one PDF and keeps what is wrong with it in `faults`, each with the page it is on."""

    def __init__(self, document: Any, palette: Palette, pictures: Pictures, *, opaque: bool) -> None:
        """`opaque`: what is see-through is not allowed, so groups are dissolved and masks are refused."""
        self.document, self.palette, self.pictures, self.opaque = document, palette, pictures, opaque
        self.faults: dict[str, list[int]] = {}
        self.resources = Resources(document)
        self.flat: set[tuple[int, int]] = set()
        self._forms: dict[tuple[int, int, bool], Looked] = {}

    def page(self, page: Any) -> Looked:
        """Rewrite a page."""
        used = self.resources.of(page.obj.Resources)
        run = Stream(self, used, Looked(), mask=False, inherits=False)
        content = run.rewritten(page.obj)
        page.obj.Contents = self.document.make_stream(content)
        return run.looked

    def form(self, form: Any, used: Used, *, mask: bool) -> Looked:
        """Rewrite a form or a pattern, once."""
        key = (*form.objgen, mask)
        if key not in self._forms:
            self._forms[key] = looked = Looked()  # a form that draws itself ends here
            inner = self.resources.of(form.Resources) if "/Resources" in form else used
            run = Stream(self, inner, looked, mask=mask, inherits="/PatternType" not in form)
            form.write(run.rewritten(form))
            self._group(form, looked, mask=mask)
            for key_ in ("/StructParent", "/StructParents", "/PieceInfo", "/Metadata", "/OPI", "/Ref", "/LastModified"):
                if key_ in form:
                    del form[key_]
        return self._forms[key]

    def _group(self, form: Any, looked: Looked, *, mask: bool) -> None:
        from pikepdf import Name

        if "/Group" not in form:
            return
        if self.opaque and not mask:
            del form["/Group"]  # without anything see-through in or around it, a group is what it holds
        else:
            form.Group.CS = Name.DeviceGray if mask else Name.DeviceCMYK
            looked.through.add("")

    def fault(self, what: str) -> None:
        """Something that cannot be printed, on the page that is being looked at."""
        self.faults.setdefault(what, []).append(self.palette.page)
