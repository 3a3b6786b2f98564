//! Reads pages as a browser would, as far as a visitor needs it: the words, the links, and forms with what they already say.

/// A tag, or the text between two.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece<'a> {
    Open(Tag<'a>),
    Close(&'a str),
    Text(&'a str),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, String)>,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

/// A form as it stands on a page; filled in and sent by [`super::browser::Browser::submit`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    pub action: String,
    fields: Vec<(String, String)>,
    /// Names of all fields, those included that would send nothing now.
    names: Vec<String>,
}

impl Form {
    /// What would be sent.
    #[must_use]
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// Types `value` into a field.
    ///
    /// # Errors
    /// When the form has no such field.
    pub fn fill(&mut self, name: &str, value: &str) -> anyhow::Result<()> {
        anyhow::ensure!(self.has(name), "the form {} has no field {name} (it has {})", self.action, self.names.join(", "));
        // A name that occurs several times is a row of equal fields, of which the first is meant.
        match self.fields.iter_mut().find(|(known, _)| known == name) {
            Some(field) => field.1 = value.to_owned(),
            None => self.fields.push((name.to_owned(), value.to_owned())),
        }
        Ok(())
    }
}

/// All forms of a page, in order.
#[must_use]
pub fn forms(html: &str) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut reading: Option<Form> = None;
    let mut select: Option<Select> = None;
    let mut area: Option<(String, String)> = None;
    for piece in pieces(html) {
        match piece {
            Piece::Open(tag) if tag.name == "form" => {
                reading = Some(Form { action: tag.get("action").unwrap_or_default().to_owned(), ..Form::default() });
            }
            Piece::Close("form") => forms.extend(reading.take()),
            Piece::Open(tag) if tag.name == "select" => select = tag.get("name").map(Select::new),
            Piece::Open(tag) if tag.name == "option" => {
                if let Some(select) = &mut select {
                    select.offer(&tag);
                }
            }
            Piece::Close("select") => {
                if let (Some(form), Some(select)) = (&mut reading, select.take()) {
                    form.names.push(select.name.clone());
                    form.fields.extend(select.chosen().map(|value| (select.name.clone(), value)));
                }
            }
            Piece::Open(tag) if tag.name == "textarea" => area = tag.get("name").map(|name| (name.to_owned(), String::new())),
            Piece::Text(text) => {
                if let Some((_, content)) = &mut area {
                    content.push_str(&decoded(text));
                }
            }
            Piece::Close("textarea") => {
                if let (Some(form), Some((name, content))) = (&mut reading, area.take()) {
                    // HTML drops one line break right behind the opening tag.
                    form.add(&name, content.strip_prefix('\n').unwrap_or(&content));
                }
            }
            Piece::Open(tag) if tag.name == "input" => {
                if let Some(form) = &mut reading {
                    form.read_input(&tag);
                }
            }
            _ => {}
        }
    }
    forms
}

impl Form {
    /// Presses a button that sends a value of its own.
    #[must_use]
    pub fn pressed(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    fn add(&mut self, name: &str, value: &str) {
        self.names.push(name.to_owned());
        self.fields.push((name.to_owned(), value.to_owned()));
    }

    fn read_input(&mut self, tag: &Tag<'_>) {
        let Some(name) = tag.get("name").filter(|name| !name.is_empty()) else { return };
        match tag.get("type").unwrap_or("text") {
            "checkbox" | "radio" if !tag.has("checked") => self.names.push(name.to_owned()),
            "checkbox" | "radio" => self.add(name, tag.get("value").unwrap_or("on")),
            // A file nobody chose, and buttons nobody pressed.
            "file" | "submit" | "button" | "image" | "reset" => {}
            _ => self.add(name, tag.get("value").unwrap_or_default()),
        }
    }
}

/// A field to choose from: what is selected, or the first.
struct Select {
    name: String,
    first: Option<String>,
    selected: Option<String>,
}

impl Select {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), first: None, selected: None }
    }

    fn offer(&mut self, option: &Tag<'_>) {
        let value = option.get("value").unwrap_or_default().to_owned();
        if option.has("selected") {
            self.selected.get_or_insert(value.clone());
        }
        self.first.get_or_insert(value);
    }

    fn chosen(&self) -> Option<String> {
        self.selected.clone().or_else(|| self.first.clone())
    }
}

/// The addresses that links of a page lead to, in order.
#[must_use]
pub fn links(html: &str) -> Vec<String> {
    let link = |piece| match piece {
        Piece::Open(tag) if tag.name == "a" => tag.get("href").map(str::to_owned),
        _ => None,
    };
    pieces(html).into_iter().filter_map(link).collect()
}

/// The words of a page, with single spaces between them; of styles and the head's title nothing.
#[must_use]
pub fn words(html: &str) -> String {
    let mut words = String::new();
    let mut hidden = false;
    for piece in pieces(html) {
        match piece {
            Piece::Open(tag) if matches!(tag.name, "style" | "script" | "title") => hidden = true,
            Piece::Close("style" | "script" | "title") => hidden = false,
            Piece::Text(text) if !hidden => {
                for word in decoded(text).split_whitespace() {
                    words.push_str(word);
                    words.push(' ');
                }
            }
            _ => {}
        }
    }
    words
}

fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some((text, behind)) = rest.split_once('<') {
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        if let Some(comment) = behind.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (inside, after) = tag_end(behind);
        rest = after;
        match inside.strip_prefix('/') {
            Some(name) => pieces.push(Piece::Close(name.trim())),
            None => pieces.push(Piece::Open(read_tag(inside))),
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Splits at the `>` that ends a tag; one inside quotes does not.
fn tag_end(text: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if letter == open => quote = None,
            (None, '>') => {
                let (inside, after) = text.split_at(at);
                return (inside, after.strip_prefix('>').unwrap_or(after));
            }
            _ => {}
        }
    }
    (text, "")
}

fn read_tag(inside: &str) -> Tag<'_> {
    let inside = inside.trim_end_matches('/');
    let (name, mut rest) = inside.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Tag { name, attributes };
        }
        let end = rest.find(|c: char| c == '=' || c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let Some(value) = after.strip_prefix('=') else {
            attributes.push((key, String::new()));
            rest = after;
            continue;
        };
        let quoted = ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.split_once(quote));
        let (value, after) = quoted.unwrap_or_else(|| value.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((value, "")));
        attributes.push((key, decoded(value)));
        rest = after;
    }
}

/// Character references as templates and sanitisers write them.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let reference = behind.split_once(';').filter(|(name, _)| name.len() <= 8);
        match reference.and_then(|(name, after)| Some((character(name)?, after))) {
            Some((letter, after)) => {
                out.push(letter);
                rest = after;
            }
            None => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_with_what_it_already_says() {
        let html = "<p>a > b</p><form method=\"post\" action=\"/x?a=1&amp;b=2\"><input name=login value=\"a &#39;b&#x27;\"><input type=checkbox \
                    name=yes value=1 checked><input type=checkbox name=no value=1><textarea name=\"body\">\nL&eacute; &lt;b&gt;</textarea>\
                    <select name=\"role\"><option value=\"a\">A</option><option value=\"b\" selected>B</option></select>\
                    <input type=\"file\" name=\"image\"><button>Go</button></form>";
        let mut form = forms(html).remove(0);
        assert_eq!(form.action, "/x?a=1&b=2");
        let sent: Vec<(&str, &str)> = form.fields().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(sent, [("login", "a 'b'"), ("yes", "1"), ("body", "L&eacute; <b>"), ("role", "b")]);
        form.fill("no", "1").unwrap();
        assert!(form.fill("missing", "").is_err());
    }

    #[test]
    fn words_and_links_are_what_people_see() {
        let html = "<title>T</title><style>p{}</style><!-- no --><p>Vélo&nbsp;cargo <a href='/a?b&amp;c'>here\n now</a></p>";
        assert_eq!(words(html), "Vélo cargo here now ");
        assert_eq!(links(html), ["/a?b&c"]);
    }
}
