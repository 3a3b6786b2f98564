//! The board of a cooperative: a group that others follow, and that takes what people elsewhere post to it.

mod announced;
mod hostile;
mod posted;
mod stage;
