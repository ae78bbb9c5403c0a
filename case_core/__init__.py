"""
The domain: consultations and everything that keeps them moving. It knows no vendor and no public page.

From low to high: drafts (half-written texts), parties (people), cases (consultations and contacts), handovers (to
sections), intake (one door for every matter), console (the staff's screens that join them). A feature imports only
those below it.
"""
