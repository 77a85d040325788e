"""What all models of the rulebook share. Takes strings from strict YAML, gives typed frozen values."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class RuleModel(BaseModel):
    """A piece of knowledge: unknown keys are mistakes, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)
