"""The only room that knows Textual: app, screens, panes, widgets."""
