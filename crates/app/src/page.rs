//! A page of any list.

/// `items` of page `number` (zero-based) and whether more follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub number: i64,
    pub has_more: bool,
}

impl<T> Page<T> {
    /// Takes one item more than a page holds, as a query with `LIMIT size + 1` gives.
    #[must_use]
    pub fn from_extra(mut items: Vec<T>, number: i64, size: i64) -> Self {
        let size = usize::try_from(size).unwrap_or_default();
        let has_more = items.len() > size;
        items.truncate(size);
        Self { items, number, has_more }
    }

    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(f).collect(), number: self.number, has_more: self.has_more }
    }
}
