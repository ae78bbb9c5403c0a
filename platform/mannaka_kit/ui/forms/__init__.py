"""Forms as the pages show them: `CalmForm` for whole forms, `PlainTextField` for what people write."""

from mannaka_kit.ui.forms.calm import Calm, CalmForm, CalmModelForm
from mannaka_kit.ui.forms.era_dates import EraDateField
from mannaka_kit.ui.forms.plain_text import PlainTextField
from mannaka_kit.ui.forms.renderer import CalmRenderer

__all__ = ["Calm", "CalmForm", "CalmModelForm", "CalmRenderer", "EraDateField", "PlainTextField"]
