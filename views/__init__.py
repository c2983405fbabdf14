"""What the visitor sees. The only room that knows Streamlit."""
