"""A reviewer at Word: comments and tracked changes put into a document in the form in which Word saves them."""

import re
import zipfile
from io import BytesIO

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
WHEN = "2026-01-12T10:30:00Z"


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as container:
        return {name: container.read(name) for name in container.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in files.items():
            container.writestr(name, data)
    return out.getvalue()


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>' if text else ""


class Desk:
    """The document on a reviewer's desk; each method changes the first place where words stand in one run."""

    def __init__(self, docx: bytes) -> None:
        self.parts = parts(docx)
        self.body = self.parts["word/document.xml"].decode()
        self.comments: list[str] = []
        self.threads: list[str] = []

    def put(self, words: str, instead: str) -> None:
        """Other markup in the place of words, with what stands beside them in runs of their own."""
        pattern = re.compile(
            rf"<w:r>(?:(?!</w:r>).)*?<w:t[^>]*>([^<]*){re.escape(words)}([^<]*)</w:t></w:r>", re.DOTALL
        )
        self.body, count = pattern.subn(lambda m: run(m[1]) + instead + run(m[2]), self.body, count=1)
        assert count == 1, words

    def replaced(self, old: str, new: str, author: str = "Ann Reviewer", when: str = WHEN) -> None:
        """A tracked replacement, or a deletion."""
        who = f'w:id="90" w:author="{author}" w:date="{when}"'
        gone = f"<w:del {who}>{run(old, 'delText')}</w:del>" if old else ""
        self.put(old, gone + (f"<w:ins {who}>{run(new)}</w:ins>" if new else ""))

    def inserted(self, after: str, new: str, author: str = "Ann Reviewer") -> None:
        """A tracked insertion."""
        self.put(after, run(after) + f'<w:ins w:id="91" w:author="{author}" w:date="{WHEN}">{run(new)}</w:ins>')

    def commented(self, words: str, text: str, author: str = "Tom Berg", answers: int | None = None) -> int:
        """A comment on words; or a reply to the comment of a number."""
        number = len(self.comments)
        key = f"0000000{number + 1}"
        self.comments.append(
            f'<w:comment w:id="{number}" w:author="{author}" w:date="{WHEN}" w:initials="X">'
            f'<w:p w14:paraId="{key}">{run(text)}</w:p></w:comment>'
        )
        parent = f' w15:paraIdParent="0000000{answers + 1}"' if answers is not None else ""
        self.threads.append(f'<w15:commentEx w15:paraId="{key}"{parent} w15:done="0"/>')
        begin, end = (f'<w:commentRange{side} w:id="{number}"/>' for side in ("Start", "End"))
        end += f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        if answers is None:
            self.put(words, f"{begin}{run(words)}{end}")
        else:  # a reply stands on the same words as what it replies to
            first, last = f'<w:commentRangeStart w:id="{answers}"/>', f'<w:commentReference w:id="{answers}"/></w:r>'
            self.body = self.body.replace(first, first + begin).replace(last, last + end)
        return number

    def saved(self) -> bytes:
        """The document as it comes back."""
        files = {**self.parts, "word/document.xml": self.body.encode()}
        files["word/comments.xml"] = f"<w:comments {W} {W14}>{''.join(self.comments)}</w:comments>".encode()
        files["word/commentsExtended.xml"] = f"<w15:commentsEx {W15}>{''.join(self.threads)}</w15:commentsEx>".encode()
        return zipped(files)
