## Servers and the rules about them

peers-tab = Servers
policy-none = No decision
peer-by-list = by the list “{ $list }”
mode-allow-list-notice = This server speaks only with servers that somebody allowed. Everybody else is refused: what they send, what they ask for, what we would send, and looking for people there.
rules-title = Rules for everybody else
rules-lead = They hold for servers about which nobody decided.
rules-mode = With whom we speak
rules-mode-hint = A change holds at once, in both directions. Going back restores what was.
mode-open = With everybody who is not suspended
mode-allow-list = Only with servers that somebody allowed
rules-newcomers = What newcomers send
rules-newcomers-hint = A newcomer is a server that nobody here decided about or turned to.
newcomers-hold = Hold it until somebody has looked
newcomers-show = Show it at once
wave-title = Many new servers came at once
wave-notice = Many servers came for the first time within an hour. What newcomers send is held until { $until }, as long as nobody decides otherwise here.
wave-look = Look at what is held
wave-end = Show newcomers as the rules say
wave-home = Many new servers came at once: what they send is held until { $until }
rules-explained = Who is a newcomer, and what is held
rules-known-1 = A server is known once somebody allowed it, or a domain that it is in.
rules-known-2 = It is known when one of our cooperatives follows somebody there, or has asked to.
rules-known-3 = It is known when one of our cooperatives wrote to somebody there.
rules-held-what = Held are messages, listings, posts, shares and likes: what people would see. Requests to follow reach the cooperative as always, and deletions take effect. What nobody decides about within 90 days is refused.

## What is held

held-title = Held
held-lead = What came in and is shown to nobody until you let it through.
held-explained = Why something is held
held-empty = Nothing is held.
held-by-host = By server
held-items = Latest first
held-items-of = Of { $host }
held-all = Of all servers
held-choose = Select
held-through = Let the selected through
held-refuse = Refuse the selected
held-welcome = Allow the selected servers and let everything through
held-purge = Suspend the selected servers and take everything away
held-kind-listing = Listing
held-kind-message = Message
held-kind-post = Post
held-kind-share = Share
held-kind-like = Like
standing-newcomer = Newcomer
standing-newcomer-means = Nobody here decided about that server or turned to it.
standing-limited = Limited
standing-limited-means = That server is limited. What you let through is shown to members only.
standing-keys-changed = New keys
standing-keys-changed-means = All keys of somebody you know changed at once, without a word signed with the old ones. The domain may have a new owner.
keys-title = New keys
keys-lead = Ask these people by another way whether it is still them before you say so. Until then what they send is held.
keys-trust = It is still them
purge-title = Suspend and take everything away?
purge-explained = { $count ->
    [one] This server is suspended, and everything of it is taken away: what is held, listings, posts, messages, follows. This cannot be undone.
   *[other] These { $count } servers are suspended, and everything of them is taken away: what is held, listings, posts, messages, follows. This cannot be undone.
}
purge-confirm = Suspend and take away
home-held = { $count ->
    [one] One thing from another server waits for your decision
   *[other] { $count } things from other servers wait for your decision
}
home-reports = { $count ->
    [one] One report waits for you
   *[other] { $count } reports wait for you
}
done-let-through = Let through. It appears in a moment.
done-held-refused = Refused.
done-purged = Suspended, and everything of it was taken away.

## Lists of domains

lists-title = Lists
lists-lead = Take over lists of servers to block or to allow, and pass on your own. The form is Mastodon’s.
lists-empty = No list was imported.
list-name = Name of the list
list-name-hint = Importing again under the same name also takes back what left the list.
list-kind = Kind
list-kind-block = To block
list-kind-allow = To allow
list-entries = Domains
list-in-force = Decided by it
list-imported = Imported
list-retract = Take back
list-retract-title = Take this list back?
list-import-title = Import a list
list-import-lead = First you see what would change. A decision of a person is stronger than a list; our own domain and partners are left out.
list-file = File (CSV)
list-file-hint = At most 100,000 rows. Without a header the first column counts.
list-file-again = The list is long: please choose the same file again.
list-check = See what would change
list-import = Import
list-export-title = Export
list-export-block = What is blocked (CSV)
list-export-allow = What is allowed (CSV)
list-plan-title = What would change
list-plan-summary = { $count ->
    [0] nothing changes
    [one] one decision changes
   *[other] { $count } decisions change
}
list-plan-empty = Everything is already so.
list-before = Before
list-after = After
list-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
list-about-ours = Ourselves
list-about-ours-means = This server is there. Left out.
list-about-partners = Partners
list-about-partners-means = Somebody there follows one of our cooperatives or is followed by one. Left out; decide about them by hand.
list-about-by-hand = Decided by a person
list-about-by-hand-means = Somebody here decided otherwise. That stands.
list-about-gone = Left the list
list-about-gone-means = What this list decided about them is taken back, unless a person or another list says so.
list-about-no-reports = Reports that are not read
list-about-no-reports-means = This list says not to read reports of these servers (reject_reports). What a person decides about one of them is stronger.
list-without-media = { $count ->
    [one] For one server the list says not to show images (reject_media). This is not honoured: pictures of listings are shown here.
   *[other] For { $count } servers the list says not to show images (reject_media). This is not honoured: pictures of listings are shown here.
}
list-skipped = Rows that were left out
done-list-imported = The list was imported.
done-list-retracted = The list was taken back.
error-list-name-missing = Please give the list a name.
error-list-other-kind = A list of the other kind has this name.
error-list-file-missing = Please choose a file.
error-list-without-domains = There is no domain in this file.
error-too-large = This file is too large.
error-not-utf-8 = This file is not UTF-8.
error-table-unreadable = This is not a table that can be read.
error-domain-invalid = not a domain
error-domain-obfuscated = the domain is hidden by stars
error-severity-none = the list only comments on it
error-severity-unknown = unknown severity

## Reports

report-this = Report
report-title = Report { $handle }
report-lead = Whoever runs this server reads it. Nobody else learns that you wrote.
report-object = It is about
report-content = What is wrong?
report-content-hint = A few sentences help whoever decides.
report-send = Send the report
reports-title = Reports
reports-lead = What members and other servers report.
reports-open = Open reports
reports-done = Reports that were dealt with
reports-empty = No report.
report-one = Report
report-about = About
report-by = From
report-by-former = a former member
report-by-server = the server { $host }
report-when = Came
report-note = Note
report-finish = Dealt with
report-forward = Tell { $host }
report-forward-lead = Those who run that server are told whom and what it is about, in your words and in the name of this server. They do not learn who reported, or what they wrote.
report-words = Your words
report-words-hint = Without names of your members.
report-forward-send = Tell them
report-forwarded = What their server was told
done-reported = Thank you. Somebody will look at it.
done-report-forwarded = It is on its way.
error-report-missing = Please say what is wrong.
error-report-not-forwarded = This report cannot be passed on, or it was already.
peer-reads = reads { $what }
