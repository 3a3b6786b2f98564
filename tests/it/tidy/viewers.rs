//! Every verb is told who looks or acts, or says here why not.

use std::collections::BTreeSet;

use syn::{FnArg, Item, ReturnType, Type, Visibility};

use super::tree;

/// Verbs that take neither a `Viewer` nor the `Actor` of another server, with what stands in its place.
const WITHOUT: &[(&str, &[&str])] = &[
    (
        "ways in: what is asked with is the proof",
        &[
            "confirmations::complete",
            "confirmations::find",
            "invitations::accept",
            "invitations::find",
            "joining::find",
            "joining::join",
            "joining::withdraw",
            "notifications::letters::end",
            "notifications::letters::find",
            "passkeys::begin_sign_in",
            "passkeys::sign_in",
            "resets::ask",
            "resets::complete",
            "resets::find",
            "sessions::sign_in",
            "sessions::sign_out",
            "sessions::viewer",
            "setup::check",
            "setup::complete",
        ],
    ),
    (
        "told to everybody, at a private instance to whoever passes its doors",
        &[
            "boards::find",
            "boards::of",
            "cooperatives::by_actor",
            "cooperatives::by_handle",
            "cooperatives::by_id",
            "cooperatives::list",
            "follows::counts",
            "images::bytes",
            "images::find",
            "instance_settings::current",
            "joining::terms",
            "listings::catalogue::public_count",
            "moves::of",
            "setup::is_fresh",
        ],
    ),
    (
        "the server's own work, which shows nothing to anybody",
        &[
            "actors::by_handle",
            "actors::by_id",
            "actors::by_key_id",
            "actors::by_url",
            "actors::ed25519_keys",
            "actors::has_changed_keys",
            "actors::instance",
            "actors::mark_gone",
            "actors::private_keys",
            "actors::store_remote",
            "actors::trust_keys",
            "arrivals::figures",
            "audit::forget_old",
            "boards::posts::forget_old",
            "capabilities::told",
            "catalogues::readers",
            "confirmations::forget_old",
            "confirmations::next_letter",
            "confirmations::sent",
            "deliveries::figures",
            "follows::forget_ends",
            "follows::is_accepted_follower",
            "blocks::show",
            "follows::show",
            "follows::synchronization::elsewhere",
            "follows::synchronization::forget_old",
            "follows::synchronization::here",
            "held::forget_old",
            "images::forget_unused",
            "joining::forget_old",
            "moves::ours_known_as",
            "notifications::derived::derive_once",
            "notifications::derived::forget_old",
            "notifications::derived::note_idle_drafts",
            "notifications::letters::next_letter",
            "notifications::letters::sent",
            "notifications::pushes::next",
            "notifications::pushes::note",
            "notifications::pushes::request",
            "notifications::pushes::vapid::ensure_key",
            "notifications::pushes::vapid::public_key",
            "people::facts",
            "peers::forget_idle",
            "peers::is_allow_list",
            "peers::saw",
            "peers::set_software",
            "peers::settle_all",
            "peers::standing",
            "pictures::forget_old",
            "pictures::keep",
            "pictures::put_off",
            "pictures::wanted",
            "post_reactions::facts",
            "posts::forget_old",
            "replies::threads::facts",
            "resets::next_letter",
            "resets::sent",
            "saved_searches::forget_old",
            "saved_searches::look_once",
            "search::index_anew_once",
            "setup::ensure_instance",
            "setup::first_link",
            "setup::former_addresses",
        ],
    ),
    ("the queue brings it to its addressee alone; who asks for it is told by inquiries::message_for", &["inquiries::message"]),
    ("runs as the operator on the command line", &["import::plan::check"]),
    ("nothing but arithmetic", &["passwords::hash"]),
];

/// Whether a type names `wanted` anywhere.
fn names(kind: &Type, wanted: &str) -> bool {
    quote::quote!(#kind).to_string().split(|c: char| !c.is_alphanumeric()).any(|word| word == wanted)
}

#[test]
fn every_verb_is_told_who_asks() {
    let mut without = BTreeSet::new();
    let mut count = 0;
    for source in tree::rust_files("app").iter().filter(|source| !source.is_test()) {
        let module = source.path.trim_start_matches("crates/app/src/").trim_end_matches(".rs").replace('/', "::");
        let file = syn::parse_file(&source.text).unwrap_or_else(|error| panic!("{}: {error}", source.path));
        for item in file.items {
            let Item::Fn(function) = item else { continue };
            let arguments: Vec<&Type> = function
                .sig
                .inputs
                .iter()
                .filter_map(|argument| if let FnArg::Typed(typed) = argument { Some(&*typed.ty) } else { None })
                .collect();
            let is_verb = matches!(function.vis, Visibility::Public(_)) && arguments.iter().any(|kind| names(kind, "App"));
            // What answers at once asks the database nothing.
            let asks = function.sig.asyncness.is_some() && !matches!(function.sig.output, ReturnType::Default);
            if is_verb && asks {
                count += 1;
                if !arguments.iter().any(|kind| names(kind, "Viewer") || names(kind, "Actor")) {
                    without.insert(format!("{module}::{}", function.sig.ident));
                }
            }
        }
    }
    let known: BTreeSet<String> = WITHOUT.iter().flat_map(|(_, verbs)| verbs.iter().map(|verb| (*verb).to_owned())).collect();
    let unknown: Vec<String> = without.difference(&known).cloned().collect();
    tree::assert_none(&unknown, "verbs that are not told who asks");
    let gone: Vec<String> = known.difference(&without).cloned().collect();
    tree::assert_none(&gone, "verbs that no longer need an exception");
    assert!(count > 80, "only {count} verbs were found");
}
