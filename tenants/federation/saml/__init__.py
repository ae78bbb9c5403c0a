"""The sign-in of bodies whose provider speaks SAML 2.0: their metadata and ours, the question, and the answer."""
