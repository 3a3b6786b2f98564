//! Finds every SQL text of the database crate in its source, as the compiler puts it together.

use std::collections::HashMap;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Expr, ExprCall, ExprMacro, ItemFn, ItemMacro, ItemMod, Lit};

use super::tree::{self, Source};

/// A statement, with where it stands: `file.rs::function`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub place: String,
    pub sqlite: String,
    pub postgres: String,
    pub per_engine: bool,
}

/// All statements of `crates/db`, and what stands where a statement should and could not be read.
pub fn all() -> (Vec<Found>, Vec<String>) {
    let sources: Vec<Source> = tree::rust_files("db").into_iter().filter(|source| !source.is_test()).collect();
    let files: Vec<(String, syn::File)> = sources
        .iter()
        .map(|source| {
            let name = source.path.trim_start_matches("crates/db/src/").to_owned();
            (name, syn::parse_file(&source.text).unwrap_or_else(|error| panic!("{}: {error}", source.path)))
        })
        .collect();
    let mut everywhere = Scope::default();
    let mut own = HashMap::new();
    for (name, file) in &files {
        let scope = Scope::of(file);
        everywhere.add(&scope);
        own.insert(name.clone(), scope);
    }
    let (mut found, mut unreadable) = (Vec::new(), Vec::new());
    for (name, file) in &files {
        // What a file defines itself wins over what others share.
        let mut scope = everywhere.clone();
        scope.add(&own[name]);
        let mut finder = Finder { file: name, function: String::new(), scope: &scope, found: Vec::new(), unreadable: Vec::new() };
        finder.visit_file(file);
        found.extend(finder.found);
        unreadable.extend(finder.unreadable);
    }
    (found, unreadable)
}

/// Constants and macros by which texts are put together.
#[derive(Default, Clone)]
struct Scope {
    texts: HashMap<String, TokenStream>,
    macros: HashMap<String, (Vec<String>, TokenStream)>,
}

impl Scope {
    fn of(file: &syn::File) -> Self {
        let mut scope = Self::default();
        scope.visit_file(file);
        scope
    }

    fn add(&mut self, other: &Self) {
        self.texts.extend(other.texts.clone());
        self.macros.extend(other.macros.clone());
    }

    /// The text of an expression made of literals, `concat!`, constants and macros of the crate.
    fn text(&self, expression: TokenStream, given: &HashMap<String, String>) -> Option<String> {
        let tokens: Vec<TokenTree> = expression.into_iter().collect();
        match without_path(&tokens) {
            [TokenTree::Literal(literal)] => match Lit::new(literal.clone()) {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => self.text(group.stream(), given),
            [TokenTree::Punct(dollar), TokenTree::Ident(name)] if dollar.as_char() == '$' => given.get(&name.to_string()).cloned(),
            [TokenTree::Ident(name)] => self.text(self.texts.get(&name.to_string())?.clone(), given),
            [TokenTree::Ident(name), TokenTree::Punct(bang), TokenTree::Group(arguments)] if bang.as_char() == '!' => {
                let arguments: Option<Vec<String>> =
                    separated(arguments.stream()).into_iter().map(|argument| self.text(argument, given)).collect();
                let arguments = arguments?;
                if name == "concat" {
                    return Some(arguments.concat());
                }
                let (parameters, body) = self.macros.get(&name.to_string())?;
                self.text(body.clone(), &parameters.iter().cloned().zip(arguments).collect())
            }
            _ => None,
        }
    }
}

/// `found!()` of `$crate::listings::found!()`: names of macros are the crate's own.
fn without_path(tokens: &[TokenTree]) -> &[TokenTree] {
    let is_path = |token: &TokenTree| match token {
        TokenTree::Punct(sign) => matches!(sign.as_char(), '$' | ':'),
        TokenTree::Ident(_) => true,
        _ => false,
    };
    match tokens.len().checked_sub(3).map(|at| tokens.split_at(at)) {
        Some((path, call @ [TokenTree::Ident(_), TokenTree::Punct(bang), TokenTree::Group(_)]))
            if bang.as_char() == '!' && path.iter().all(is_path) && matches!(path.last(), Some(TokenTree::Punct(_))) =>
        {
            call
        }
        _ => tokens,
    }
}

impl<'ast> Visit<'ast> for Scope {
    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.texts.insert(item.ident.to_string(), quoted(&item.expr));
    }

    fn visit_item_macro(&mut self, item: &'ast ItemMacro) {
        let Some(name) = &item.ident else { return };
        let groups: Vec<proc_macro2::Group> = item
            .mac
            .tokens
            .clone()
            .into_iter()
            .filter_map(|token| match token {
                TokenTree::Group(group) => Some(group),
                _ => None,
            })
            .collect();
        // One rule with names for literals: all that texts need.
        if let [pattern, body] = groups.as_slice() {
            let mut parameters = Vec::new();
            let mut tokens = pattern.stream().into_iter();
            while let Some(token) = tokens.next() {
                if matches!(&token, TokenTree::Punct(dollar) if dollar.as_char() == '$')
                    && let Some(TokenTree::Ident(parameter)) = tokens.next()
                {
                    parameters.push(parameter.to_string());
                }
            }
            self.macros.insert(name.to_string(), (parameters, body.stream()));
        }
    }
}

struct Finder<'a> {
    file: &'a str,
    function: String,
    scope: &'a Scope,
    found: Vec<Found>,
    unreadable: Vec<String>,
}

impl Finder<'_> {
    fn place(&self) -> String {
        format!("{}::{}", self.file, self.function)
    }

    fn text(&self, expression: &Expr) -> Option<String> {
        self.scope.text(quoted(expression), &HashMap::new())
    }

    fn keep(&mut self, sqlite: String, postgres: String, per_engine: bool) {
        self.found.push(Found { place: self.place(), sqlite, postgres, per_engine });
    }

    /// A statement over a list: what the macro of `lists.rs` makes of its two parts, which is justified there once for all.
    fn keep_over_list(&mut self, parts: TokenStream) {
        let parts: Option<Vec<String>> = separated(parts).into_iter().map(|part| self.scope.text(part, &HashMap::new())).collect();
        match parts.as_deref() {
            Some([before, after]) => self.found.push(Found {
                place: "lists.rs::over_list".to_owned(),
                sqlite: format!("{before}json_each($1){after}"),
                postgres: format!("{before}json_array_elements(CAST($1 AS json)){after}"),
                per_engine: true,
            }),
            _ => self.unreadable.push(self.place()),
        }
    }

    /// A text that begins like a statement is one, wherever it stands: constants are handed around before they are run.
    fn keep_statement(&mut self, text: Option<String>) {
        let verbs = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "WITH ", "CREATE ", "LOCK ", "PRAGMA ", "VACUUM", "NOTIFY "];
        if let Some(text) = text
            && verbs.iter().any(|verb| text.starts_with(verb))
        {
            self.keep(text.clone(), text, false);
        }
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        let outer = std::mem::replace(&mut self.function, item.sig.ident.to_string());
        visit::visit_item_fn(self, item);
        self.function = outer;
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        let outer = std::mem::replace(&mut self.function, item.sig.ident.to_string());
        visit::visit_impl_item_fn(self, item);
        self.function = outer;
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        let outer = std::mem::replace(&mut self.function, item.ident.to_string());
        visit::visit_item_const(self, item);
        self.function = outer;
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        let for_tests =
            item.attrs.iter().any(|attribute| attribute.path().is_ident("cfg") && quoted(&attribute.meta).to_string().contains("test"));
        if !for_tests {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        let callee = match call.func.as_ref() {
            Expr::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default(),
            _ => String::new(),
        };
        // The two functions themselves hand a text on.
        let is_engine = self.file == "engine.rs";
        match (callee.as_str(), call.args.iter().collect::<Vec<_>>().as_slice()) {
            ("sql_per_engine", [sqlite, postgres]) if !is_engine => match (self.text(sqlite), self.text(postgres)) {
                (Some(sqlite), Some(postgres)) => self.keep(sqlite, postgres, true),
                _ => self.unreadable.push(self.place()),
            },
            ("sql", [text]) if !is_engine => match (self.text(text), text) {
                (Some(text), _) => self.keep(text.clone(), text, false),
                // A parameter or a choice between texts: the texts are found where they stand.
                (None, Expr::Path(_)) => {}
                (None, Expr::If(_) | Expr::Match(_)) => visit::visit_expr(self, text),
                (None, _) => self.unreadable.push(self.place()),
            },
            _ => visit::visit_expr_call(self, call),
        }
    }

    fn visit_expr_macro(&mut self, expression: &'ast ExprMacro) {
        if expression.mac.path.is_ident("over_list") {
            return self.keep_over_list(expression.mac.tokens.clone());
        }
        self.keep_statement(self.scope.text(quoted(expression), &HashMap::new()));
    }

    fn visit_expr_lit(&mut self, expression: &'ast syn::ExprLit) {
        if let Lit::Str(text) = &expression.lit {
            self.keep_statement(Some(text.value()));
        }
    }
}

fn quoted(syntax: &impl quote::ToTokens) -> TokenStream {
    syntax.to_token_stream()
}

/// The parts between commas at the top level, without empty ones.
fn separated(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![Vec::new()];
    for token in tokens {
        match token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => parts.push(Vec::new()),
            token => parts.last_mut().expect("there is always a part").push(token),
        }
    }
    parts.into_iter().filter(|part| !part.is_empty()).map(TokenStream::from_iter).collect()
}
