//! The map: a piece of the world as a vector image, drawn here of data inside the program, so that looking at it asks nobody.

mod base;
mod draw;
mod groups;
mod tiles;
mod view;

pub use draw::{Label, Lines, labels, lines};
pub use groups::{Group, grouped};
pub use tiles::{Tile, TileServer, tiles};
pub use view::{MOVED_MAX, STEP, View, ZOOM_MAX};
