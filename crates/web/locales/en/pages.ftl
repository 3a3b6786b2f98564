### The sentences of the pages.

## Around every page

skip-to-content = Skip to content
nav-main = Main navigation
nav-catalogue = Catalogue
nav-cooperatives = Cooperatives
nav-home = Home
nav-reading = Reading
nav-peers = Other servers
nav-deliveries = Deliveries
nav-sign-in = Sign in
nav-sign-out = Sign out
foot-about = About { $host }
foot-language = Language
pages = Pages
pages-previous = Previous page
pages-next = Next page
form-errors = Please check your entries
save = Save
cancel = Cancel
limited = Limited

## Said once, after something was done

done-published = Published. Those who follow you are being told.
done-share-which = Choose for which of your cooperatives.
done-share-others = Offers and needs are published by the stewards and administrators of a cooperative. Tell them what you have or need.
done-saved = Saved.
done-closed = Closed. It stays readable for those who come too late.
done-removed = Removed here, and other servers are being asked to remove their copies.
done-asked = Your question is on its way.
done-answered = Your message is on its way.
done-archived = Archived. A new message brings it back.
done-followed = You now follow them.
done-follow-asked = The request is on its way. It waits for a yes from the other side.
done-unfollowed = You no longer follow them.
done-catalogue-asked = The catalogue is being read. Come back in a moment.
done-catalogue-recent = The catalogue is being read, or was a moment ago.
done-moved = Moved. Those who follow this cooperative are being told.
done-moved-back = The move is taken back. This cooperative can publish again.
done-joined = Welcome! You are now a member.
done-set-up = Your server is ready. Publish your first offer or need.
done-founded = The cooperative is ready.
done-password = Your password is changed, and every other device is signed out.
done-reset-asked = If somebody has this address here, a letter is on its way to it.
done-reset = Your password is changed. Sign in with the new one.
done-account-deleted = The account is deleted.
done-passkey-added = The passkey is added.
done-passkey-removed = The passkey is removed here. Remove it on your device too.
done-session-ended = Signed out there.

## A fresh instance

fresh-title = Almost ready
fresh-lead = This server is running but has no cooperative yet.
fresh-step-terminal = Look at the terminal in which the server was started.
fresh-step-link = Open the one-time setup link that it printed.
fresh-step-done = Enter the name of your cooperative and your own login. That is all.
fresh-lost = The link works once, for a day. Each start of the server prints a new one. You can also make a member on the command line:

## First run

setup-title = Set up your server
setup-lead = A minute, and your cooperative can share with others. Everything but the short name can be changed later.
setup-cooperative = Your cooperative
setup-you = You
setup-finish = Finish

## Catalogue

catalogue-title = Catalogue
catalogue-lead = What cooperatives share and what they need: tools, rooms, vehicles, skills, data, software and documents.
catalogue-search = Search
catalogue-words = What are you looking for?
catalogue-more = More filters
catalogue-apply = Apply filters
catalogue-reset = Show everything
catalogue-closed-too = Show closed ones too
catalogue-results = Results
catalogue-empty = Nothing is published yet.
catalogue-nothing-found = Nothing matches. Try fewer words or fewer filters.
any-sector = All sectors
any-sdg = All goals
any-cooperative = All cooperatives
distance-km = { $km } km
age-now = copied just now
age-minutes = { $count ->
    [one] copied { $count } minute ago
   *[other] copied { $count } minutes ago
}
age-hours = { $count ->
    [one] copied { $count } hour ago
   *[other] copied { $count } hours ago
}
age-days = { $count ->
    [one] copied { $count } day ago
   *[other] copied { $count } days ago
}

## A listing

listing-from = From
listing-is-draft = This is a draft. Only members of the cooperative see it.
listing-is-reserved = This is reserved at the moment.
listing-facts = In short
listing-subjects = Subjects
listing-link = Home page or download
listing-updated = Last change:
listing-original = This is a copy. The original is at
listing-resource = More about this resource
listing-manage = Manage
listing-publish = Publish
listing-publish-again = Publish again
listing-edit = Edit
listing-close = Close
listing-remove = Remove
listing-deliveries = Who received it
likes = { $count ->
    [one] { $count } like
   *[other] { $count } likes
}
shares = { $count ->
    [one] shared once
   *[other] shared { $count } times
}
place-coordinates = Coordinates
place-approximate = (approximate)
fact-quantity = Quantity
fact-available = Still available
fact-minimum = Least one can take
fact-effort = Time needed
fact-window = When
fact-in-return = In return
fact-eligibility = Who may see it
window-from = from { $from }
window-until = until { $until }
window-both = { $from } to { $until }
licence-use = You may use and copy it freely.
licence-change = You may change it.
licence-no-change = You may not change it.
licence-sell = You may sell it and use it in business.
licence-no-sell = You may not sell it or use it commercially.
licence-credit = Name its makers and the licence.
licence-share-alike = Share your changes under the same licence.
licence-unknown = Please read the licence to learn what is allowed.
remove-title = Remove this listing?
remove-explained = Its text and images disappear here, and every other server is asked to delete its copy. This cannot be undone. To say only that it is no longer available, close it instead.
remove-confirm = Remove for good
ask-title = Ask about it
ask-send = Send question
ask-own-account = Ask with another account
ask-sign-in-lead = Are you a member of a cooperative here? Then you ask in its name.
ask-sign-in = Sign in and ask
ask-who-may = Stewards and administrators of another cooperative ask here in its name. Speak to one of yours.
ask-search-for = Any account of the fediverse (Mastodon and others) can ask. Paste this address into the search of your server and reply to what appears:
ask-or-write-to = Or write a direct message to:
ask-answer-comes = The answer comes back to your account.
back-to-listing = Back to the listing

## A resource

resource-held-by = Held by
resource-offers = Offers
resource-no-offers = It is not on offer at the moment.
resource-edit-title = Edit this resource
resource-edit-apart = What you change here no longer follows its offer, and the offer does not follow it.
resource-remove-title = Remove this resource?
resource-remove-explained = Its text and images disappear here, and other servers find it gone when they look. This cannot be undone.

## Cooperatives

coops-lead = The cooperatives that share through { $host }.
coops-empty = There is no cooperative here yet.
coop-found = Found a cooperative
coop-listings = Offers and needs
coop-about = About
coop-follow-title = Follow us
coop-follow-how = In Mastodon or a similar service, search for this name and follow it: new offers and needs then come to you.
coop-follow-or-address = If that does not help, search for the address:
coop-followers-count = { $count ->
    [one] { $count } follower
   *[other] { $count } followers
}
coop-following-count = follows { $count }
coop-tab-page = Page
coop-tab-inquiries = Inquiries
coop-tab-following = Following
coop-tab-followers = Followers
coop-tab-members = Members
coop-tab-settings = Profile
coop-archive = Take everything with you
coop-archive-text = One file with what the cooperative is, its offers and needs with their pictures, its conversations and whom it follows: to keep, or to go on with on another server. It holds letters of people, so keep it as you would keep those.
coop-archive-download = Download everything (zip)

## Members' home

home-hello = Hello { $name }
home-no-cooperative = You do not belong to a cooperative yet. Ask one for an invitation link.
home-inquiries = { $count ->
    [one] One inquiry waits for an answer
   *[other] { $count } inquiries wait for an answer
}
home-inquiries-more = More than { $count } inquiries wait for an answer
home-requests = { $count ->
    [one] One account asks to follow you
   *[other] { $count } accounts ask to follow you
}
home-nothing-waits = Nothing waits for you.
home-your-role = Your role here: { $role }.
home-drafts = Drafts
home-latest = Latest
home-nothing-published = Nothing is published yet.

## Publishing

publish-title = Offer or need something
publish-edit-title = Edit
publish-other-languages = Other languages
publish-more = More: quantity, in return, place, subjects …
publish-more-photos = More photos
publish-drop-image = Remove this image
publish-goes-out = Your changes go out to everybody who has received this listing.
publish-save-changes = Save changes
publish-save-draft = Save draft
choose-nature = Please choose
usual-action = The usual for this kind of thing
no-commons-role = Not said

## Inquiries

inquiries-empty = No inquiries here.
inquiry-all = All inquiries
inquiry-with = Conversation with { $name }
inquiry-cut-off = The server of { $name } is blocked here. What was said stays; nothing new arrives, and nothing can be sent.
inquiry-about = About
inquiry-by = from { $name }
inquiry-to = to { $name }
inquiry-no-listing = Direct message
inquiry-send = Send
inquiry-archive = Archive it

## Following and followers

following-empty = This cooperative follows nobody yet. Follow others to find their offers and needs here.
follow-title = Follow a cooperative or a person
follow-do = Follow
follow-end = Stop following
follow-withdraw = Withdraw request
followers-pending = Requests
followers-empty = Nobody follows this cooperative yet.
followers-by-hand = New followers wait for your yes. You can change that in the profile.
followers-automatic = Whoever wants to follow may. You can change that in the profile.
follower-accept = Accept
follower-reject = Refuse
follower-remove = Remove
follower-since = since { $date }

## Reading

reading-lead = Posts of those whom our cooperatives follow.
reading-empty = Nothing to read yet. Posts appear once a cooperative here follows somebody who writes.
reading-shared-by = shared by { $handle }
reading-attached = { $medium }: { $alt }
reading-medium-picture = Picture
reading-medium-video = Video
reading-medium-sound = Sound
reading-medium-page = Page
reading-medium-file = File
reading-sensitive = Attached; its author advises caution
reading-kind-question = Poll
reading-kind-article = Article
reading-kind-page = Contribution
reading-kind-image = Picture
reading-kind-video = Video
reading-kind-audio = Sound
reading-kind-event = Event
reading-kind-document = Document
reading-kind-unknown = Something that this program does not know ({ $type })
reading-open-vote = Vote at { $host }
reading-open-read = Read at { $host }
reading-open-watch = Watch at { $host }
reading-open-listen = Listen at { $host }
reading-open-see = See at { $host }
reading-answers = Answers a post at { $host }
reading-quotes = Quotes a post at { $host }
reading-whole = The whole text
reading-no-words = Without words.
reading-votes = { $count ->
    [one] { $count } vote
   *[other] { $count } votes
}
reading-voters = { $count ->
    [one] { $count } person voted.
   *[other] { $count } people voted.
}
reading-poll-several = Several answers may be chosen.
reading-poll-over = The vote is over.
reading-poll-until = Votes are taken until { $date }.
reading-event-starts = Begins
reading-event-ends = Ends
reading-event-place = Where

## Peers

peers-lead = Other servers we have heard from, and what we decided about them.
peers-empty = No other server is known yet.
peer-host = Server
peer-host-hint = For example: coop.example. It also covers the names below it.
peer-policy = Policy
peer-reason = Reason
peer-reason-hint = For those who decide after you.
peer-software = Program
peer-seen = Last heard from
peer-in-trouble = in trouble
peer-decide = Decide about a server

## Signing in, invitations, members

sign-in-title = Sign in
sign-in-no-account = No account yet? A cooperative can send you an invitation link.
invitation-title = Invitation
invitation-to = You are invited to { $name }
invitation-role = You would join as: { $role }.
invitation-as = You are signed in as { $name }.
invitation-join = Join
invitation-have-account = I already have an account
invitation-made = Send this link to those whom you invite:
invitation-once = It is shown only now.
invite-title = Invite somebody
invite-make = Make link
invite-open = Open invitations
invite-uses-left = { $count ->
    [one] for one more person
   *[other] for { $count } more people
}
invite-until = until { $date }
invite-withdraw = Withdraw
member-you = you
member-role-of = Role of { $name }
member-remove = Remove
member-leave = Leave

## A member's own settings

settings-title = Your settings
settings-login = You sign in as { $login }.
settings-profile = Name and language
settings-password = Password
settings-change-password = Change password
settings-sessions = Where you are signed in
settings-sessions-lead = If you do not know one of these, sign it out and change your password.
session-this = this device
session-seen = Last used
session-unknown = Unknown program
session-end = Sign out
session-end-others = Sign out everywhere else

## About

about-title = About this server
about-lead = Here cooperatives share what they hold in common with other cooperatives, over open standards and without a platform in between.
about-cooperatives = { $count ->
    [one] One cooperative lives here.
   *[other] { $count } cooperatives live here.
}
about-federation = Connected, not centralised
about-federation-text = This server exchanges offers, needs and messages with other servers by ActivityPub. Anybody with an account at Mastodon or another such service can follow a cooperative here and ask about what it shares.
about-privacy = What you look for stays here
about-privacy-text = Searches run in this server’s own copy of the catalogues. There is one cookie to keep you signed in and one for your language, and no tracking.
about-program = The program
about-host = Server
about-version = Version
about-licence = Licence of the program
about-source = Source code of this program
about-source-ask = The program is free software. Ask whoever runs this server for the source code of the running version: you have a right to it.

## When something went wrong

problem-to-catalogue = To the catalogue
problem-not-found-title = Nothing here
problem-not-found-text = This page does not exist, or it is not for everybody. If it belongs to your cooperative, sign in first.
problem-gone-title = It was here once
problem-gone-text = It was removed, or the link was already used or is too old.
problem-sign-in-title = Please sign in
problem-sign-in-text = This needs an account. Nothing was changed.
problem-forbidden-title = Not for your role
problem-forbidden-text = Somebody with another role in the cooperative can do this. Nothing was changed.
problem-invalid-title = Something is not right
problem-conflict-title = Not possible now
problem-too-many-title = Too many attempts
problem-too-many-text = { $count ->
    [one] Please try again in one minute.
   *[other] Please try again in { $count } minutes.
}
problem-unavailable-title = One moment, please
problem-unavailable-text = That does not work right now. Nothing was changed; please try again in a moment.
problem-internal-title = That is our fault
problem-internal-text = The server made a mistake and noted it for those who run it. Nothing was changed.
problem-cross-site-title = Sent from another site
problem-cross-site-text = For your safety, forms are only accepted from this site. Please open the page here and send it again.
problem-method-title = Not this way
problem-method-text = This address cannot be used like that.
problem-too-large-title = Too large
problem-too-large-text = All files together may have 32 MB. Please send fewer or smaller ones.
problem-bad-request-title = Not understood
problem-bad-request-text = The server could not read what was sent. Please go back and try again.

## Moving

move-title = Moving
move-link = This cooperative moves here from elsewhere, or moves away
move-here-title = Moving here
move-here-how = If this cooperative had another address before, name it here. Then say at the old place that it moves to this address: those who followed it there come along.
move-away-title = Moving away
move-away-how = First name this address as a former one at the new place:
move-away-means = Then those who follow this cooperative are told to follow the new address. What was published stays readable here; nothing new can be published, until you take the move back.
move-do = Move away
move-since = Moved on { $date } to:
move-quiet = What was published stays readable here. Nothing new can be published.
move-back = Take the move back
coop-moved-to = This cooperative has moved to:
catalogue-listings = { $count ->
    [one] { $count } listing from its catalogue
   *[other] { $count } listings from its catalogue
}
catalogue-under-way = Its catalogue is being read.
catalogue-unread = Its catalogue has not been read yet.
catalogue-none = It has no catalogue to copy.
catalogue-trouble = Catalogue not read
catalogue-fetch = Fetch catalogue now
