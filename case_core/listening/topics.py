"""What open pages of a session listen to."""


def topic_of_session(session_id: int) -> str:
    """Return the topic of a session: only whom its door is open to at the moment is given a ticket for it."""
    return f"listening-{session_id}"
