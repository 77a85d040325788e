"""A ZIP package of XML parts, opened with suspicion: every size is bounded before anything is unpacked.

The rules are those of the Open Packaging Conventions (ECMA-376 part 2): parts, relationships, no document types.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import IO, NamedTuple
from urllib.parse import unquote

from lxml import etree

from pipeline.read.errors import unusable
from pipeline.read.model import Limits

Element = etree._Element  # noqa: SLF001 - the only name that lxml gives to the class of its elements

# Parts smaller than this are harmless whatever their ratio; long rows of equal cells do compress a hundredfold.
_RATIO_FROM = 10_000_000
_MOST_RATIO = 400
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
# ISO 29500 Strict writes the same elements under other names; one set is enough to know.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)  # fmt: skip


class Relation(NamedTuple):
    """A link from one part to another. ``kind`` is the last word of its type (``styles``, ``worksheet``)."""

    kind: str
    part: str


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a package. Names are as in the archive, without a leading slash."""

    archive: zipfile.ZipFile
    limits: Limits

    @classmethod
    def opened(cls, data: bytes, limits: Limits) -> Package:
        """The package of a file's bytes.

        Raises:
            ReadError: ``damaged``, ``encrypted``, or ``too_large`` where it would unpack to more than allowed.
        """
        try:
            archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise unusable("damaged", type(error).__name__) from error
        entries = archive.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if len(entries) > limits.max_entries or unpacked > limits.max_unpacked_bytes:
            raise unusable("too_large", unpacked)
        for entry in entries:
            if entry.flag_bits & 0x1:
                raise unusable("encrypted")
            if entry.file_size > max(_RATIO_FROM, _MOST_RATIO * entry.compress_size):
                raise unusable("too_large", entry.file_size)
        return cls(archive, limits)

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self.archive.NameToInfo

    @contextmanager
    def stream(self, name: str) -> Iterator[IO[bytes]]:
        """The unpacked bytes of a part, never more than the archive says that it has.

        Raises:
            ReadError: ``damaged`` where it is missing or broken, also while it is read.
        """
        try:
            with self.archive.open(name) as stream:
                yield stream
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise unusable("damaged", name) from error

    def tree(self, name: str) -> Element:
        """The root element of an XML part.

        Raises:
            ReadError: ``damaged`` where it is missing, no XML or has a document type (which no package may);
                ``too_large`` where its tree would not fit into memory.
        """
        with self.stream(name) as stream:
            content = stream.read(self.limits.max_part_bytes + 1)
        if len(content) > self.limits.max_part_bytes:
            raise unusable("too_large", f"> {self.limits.max_part_bytes}")
        for strict, transitional in _STRICT:
            content = content.replace(strict, transitional)
        try:
            root = etree.fromstring(content, _parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise unusable("damaged", name) from error
        refuse_document_type(root)
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """The links of a part by their id; links that lead out of the package are left out.

        Args:
            part: name of the part, ``""`` for the package itself.
        """
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(links):
            return {}
        found: dict[str, Relation] = {}
        for link in self.tree(links).iterchildren(f"{{{_RELATIONSHIPS}}}Relationship"):
            target = unquote(link.get("Target") or "")
            if link.get("TargetMode") == "External" or not target:
                continue
            whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = (link.get("Type") or "").rsplit("/", 1)[-1]
            found[link.get("Id") or ""] = Relation(kind, posixpath.normpath(whole))
        return found

    def linked(self, part: str, kind: str) -> list[str]:
        """The names of the parts that a part is linked to in this way, those that exist."""
        return [link.part for link in self.relations(part).values() if link.kind == kind and self.has(link.part)]


def _parser() -> etree.XMLParser:
    """A parser that fetches nothing, expands no entity and stays within what libxml2 allows in depth and length."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def elements(stream: IO[bytes], *names: str) -> Iterator[Element]:
    """The elements of a long part as they end, each forgotten once used; ``ReadError`` as ``Package.tree``."""
    try:
        found = etree.iterparse(
            stream,
            events=("end",),
            tag=[f"{{*}}{name}" for name in names],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        for _, element in found:
            refuse_document_type(element)
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise unusable("damaged", type(error).__name__) from error


def refuse_document_type(element: Element) -> None:
    """Raises ``ReadError`` ``damaged`` where the part has a document type, which no package may."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise unusable("damaged", "DOCTYPE")


def main_part(package: Package) -> str:
    """The name of the part that is the document or the workbook; ``ReadError`` ``damaged`` where none is."""
    parts = package.linked("", "officeDocument")
    if not parts:
        raise unusable("damaged", "officeDocument")
    return parts[0]
