"""What the machine must have, looked for without using it, with the command that installs what is missing."""

import ctypes
import shlex
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from sendletter.seal.library import INSTALL, installed

LIBRARIES = {
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "PangoFT2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.dylib", "libharfbuzz-0.dll"),
    "HarfBuzz's subsetter": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib", "libharfbuzz-subset-0.dll"),
    "Fontconfig": ("libfontconfig.so.1", "libfontconfig.dylib", "libfontconfig-1.dll"),
}
FONTS = ("source_serif_4", "source_sans_3", "noto_serif", "amiri", "frank_ruhl_libre")
MANAGERS = (
    ("apt-get", "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
    ("dnf", "sudo dnf install -y pango"),
    ("pacman", "sudo pacman -S --needed pango"),
    ("apk", "sudo apk add pango fontconfig"),
    ("zypper", "sudo zypper install -y libpango-1_0-0"),
    ("brew", "brew install pango"),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is needed or wanted by some, whether it was found, and the command that installs it."""

    what: str
    found: bool
    remedy: str
    needed: bool = True


def remedy() -> str:
    """The command that installs the system libraries here, by the package manager that the machine has."""
    if sys.platform == "win32":
        return "install MSYS2, then in its shell: pacman -S mingw-w64-ucrt-x86_64-pango; set WEASYPRINT_DLL_DIRECTORIES"
    for manager, command in MANAGERS:
        if shutil.which(manager):
            return command
    return "brew install pango" if sys.platform == "darwin" else "install Pango 1.44 or newer with your package manager"


def command(remedy: str) -> str:
    """A remedy as it is typed here: packages belong to the Python that runs sendletter, whichever `pip` is found first.

    Where that is the one which a shell finds, the remedy as it is.
    """
    first, _, rest = remedy.partition(" ")
    pip = shutil.which("pip")
    if first != "pip" or (pip and Path(pip).parent == Path(sys.executable).parent):
        return remedy
    return f"{shlex.quote(sys.executable)} -m pip {rest}"


def examine() -> tuple[Finding, ...]:
    """Everything that is needed, in the order in which it is used."""
    return tuple(_findings())


def _findings() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding(f"Python {version}", sys.version_info >= (3, 11), "install Python 3.11 or newer")
    for what, names in LIBRARIES.items():
        yield Finding(what, any(map(_loads, names)), remedy())
    for name in FONTS:
        package = f"fontpkg-{name.replace('_', '-')}"
        yield Finding(f"the font package {package}", find_spec(f"fontpkg_{name}") is not None, f"pip install {package}")
    yield Finding("pyHanko, for sendletter sign", installed(), INSTALL, needed=False)


def _loads(name: str) -> bool:
    """Whether the system can load a library; Homebrew's folder is looked into as the engine does."""
    places = [
        name,
        *(str(Path(folder) / name) for folder in ("/opt/homebrew/lib", "/usr/local/lib") if sys.platform == "darwin"),
    ]
    for place in places:
        try:
            ctypes.CDLL(place)
        except OSError:
            continue
        return True
    return False
