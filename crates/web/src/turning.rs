//! Turning the pages of a list.

use allmende_app::Page;

use crate::forms::Fields;
use crate::limits::PAGE_NUMBER_MAX;

/// Links to the neighbours of a page.
#[derive(Debug, Clone, Default)]
pub struct Turning {
    pub previous: Option<String>,
    pub next: Option<String>,
}

/// The zero-based page that a query asks for: `page=2` is the second.
pub fn asked(query: &Fields) -> i64 {
    query.get("page").parse::<i64>().unwrap_or(1).clamp(1, PAGE_NUMBER_MAX) - 1
}

impl Turning {
    /// Links that keep every other parameter of the query.
    pub fn of<T>(page: &Page<T>, path: &str, query: &Fields) -> Self {
        let link = |number: i64| {
            let mut serializer = url::form_urlencoded::Serializer::new(String::new());
            for (name, value) in query.pairs().iter().filter(|(name, value)| !value.is_empty() && name != "page" && name != "done") {
                serializer.append_pair(name, value);
            }
            if number > 0 {
                serializer.append_pair("page", &(number + 1).to_string());
            }
            let query = serializer.finish();
            if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
        };
        Self {
            previous: (page.number > 0).then(|| link(page.number - 1)),
            next: (page.has_more && page.number + 1 < PAGE_NUMBER_MAX).then(|| link(page.number + 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_count_from_one_for_people_and_links_keep_the_search() {
        let query = Fields::from_query("q=drill&page=2&nature=");
        assert_eq!(asked(&query), 1);
        let turning = Turning::of(&Page::<()> { items: vec![], number: 1, has_more: true }, "/", &query);
        assert_eq!(turning.previous.unwrap(), "/?q=drill");
        assert_eq!(turning.next.unwrap(), "/?q=drill&page=3");
        assert_eq!(asked(&Fields::from_query("page=-7")), 0);
        assert_eq!(asked(&Fields::from_query("page=99999999999999999999")), 0);
    }
}
