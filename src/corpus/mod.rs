//! Finds and reads documents. Knows nothing of what is looked for in them.
