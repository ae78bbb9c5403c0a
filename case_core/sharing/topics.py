"""What open pages of a body listen to."""


def topic_of_body(organization_id: int) -> str:
    """Return the topic of all that is shared with a body."""
    return f"partner-{organization_id}"
