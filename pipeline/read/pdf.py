from dataclasses import dataclass
@dataclass(frozen=True, slots=True)
class PdfReader:
    name: str = "pdf"
    media_types: frozenset[str] = frozenset({"application/pdf"})
    def read(self, path, data, limits):
        raise NotImplementedError
