"""The look and the words of both faces: styles, base pages, form fields, components and error pages."""
