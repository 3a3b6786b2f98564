### The guide of a new cooperative, members who come, and running an instance.

## The guide

start-title = Getting started
start-lead = Six small steps. Each can be left out and done later.
start-progress = { $done } of { $all } done
start-step-name = Name and language
start-step-place = Place
start-step-looks = Logo and sectors
start-step-offer = Your first offer
start-step-invite = Invite members
start-step-follow = Follow other cooperatives
start-state-done = done
start-state-skipped = left out
start-state-open = to do
start-state-now = now
start-name-hint = As people say it. You can change it at any time.
start-place-lead = So that neighbours find what is near them. The name of the town is enough.
start-place-find = Use the place where I am
start-place-found = Your position is filled in, rounded to about a kilometre.
start-place-failed = Your device does not tell its position. Just write the name of the town.
start-looks-lead = A picture by which people know you, and what you work on.
start-offer-lead = What do you have that others could use? Choose a kind, and write a title. That is enough for a start.
start-offer-need = You can also say what you need:
start-offer-ask = Ask for something
start-invite-lead = Make a link that you send to your members. Ten people can use it, for two weeks.
start-follow-lead = Follow a cooperative, and what it shares appears in your catalogue.
start-follow-example = For example @velo@commons.example, or the address of its page.
start-follow-known = Known here already
start-follow-one = Follow { $name }
start-next = Save and go on
start-next-step = Your next step:
start-skip = Leave out
start-all-done = All done. Your cooperative is ready.
start-to-home = To your home page
start-dismiss = Do not show these steps any more
start-home = Getting started: { $name }
start-home-go-on = Go on
done-step = Saved. Here is the next step.
done-skipped = Left out. You can come back to it.
done-started = Your cooperative is ready. A few small steps are left.

## Invitations and roles

invite-scan = Scan this with a telephone
invite-qr = QR code of the invitation link
invite-message = Text to send
invite-message-text = Hello! I invite you to join { $name } on our sharing platform. Open this link and choose a name and a password: { $link }
invite-copy-link = Copy link
invite-copy-text = Copy text
invite-copied = Copied
invite-share = Send …
invite-past = Used up or expired in the last three months
invite-nobody-came = Nobody has come yet
invite-came = Came: { $names }
roles-title = What may who do?
role-says-member = Sees everything inside, also offers for members only.
role-says-steward = Also publishes offers and needs, answers questions, and decides who may follow.
role-says-moderator = The same as a steward, and looks after what strangers send.
role-says-admin = Also invites people, changes roles, and edits what the cooperative says about itself.

## Asking to join

join-title = Ask to join { $name }
join-lead = Say who you are and why you want to join. An administrator of the cooperative reads it and answers.
join-why = Who are you, and why do you want to join?
join-why-hint = Only the administrators of this cooperative read it.
join-login-later = The name or address with which you want to sign in. You choose a password when they have said yes.
join-send = Send
join-link = Ask to join
join-asked-title = Your request is sent
join-keep-link = Keep this link. It shows how your request stands, and later it lets you in. No e-mail is needed.
join-state-waiting = Nobody has answered yet. Come back to this page in a day or two.
join-state-accepted = They said yes. Welcome!
join-state-declined = They said no this time.
join-stand-title = Your request to { $name }
join-answer = Their answer
join-you-wrote = You wrote
join-finish = Choose a password, and you are in.
join-withdraw = Take my request back
join-forgotten = A request without an answer is deleted after { $count ->
    [one] one day
   *[other] { $count } days
}.
join-rules = These rules hold here:
join-waiting-title = They ask to join
join-answer-field = What you want to tell them
join-answer-hint = They read it on the page behind their link.
join-accept = Say yes
join-decline = Say no
join-open-title = Who may ask to join?
join-open = Everybody may ask to join, and an administrator answers.
join-words = What you want to say to those who ask
join-closed-here = Whoever runs this server lets only invited people in, so nobody can ask at present.
home-joining = { $count ->
    [one] One person asks to join
   *[other] { $count } people ask to join
}
done-join-withdrawn = Your request is taken back, and everything that you entered is deleted.
done-join-accepted = Accepted. The page behind their link tells them.
done-join-declined = Declined. The page behind their link tells them.
error-why-missing = Please say who you are and why you want to join.
error-join-full = Too many people wait for an answer already. Please try again in some days.
error-join-asked = You have asked already. Somebody will answer.
error-join-decided = Somebody else has answered already, or the request was taken back.

## Devices

device-on = { $browser } on { $system }
session-since = Signed in since

## Privacy

privacy-title = Privacy
privacy-lead = What this server keeps, for how long, and who sees it. Nothing is measured for advertising, and no other company gets anything.
privacy-account = Your account
privacy-account-text = We keep the name with which you sign in, the name that others see, your language, a scrambled form of your password that cannot be turned back, and when you were last here. When you delete your account, all of it is gone at once.
privacy-letters = If you ask for letters, we keep when you confirmed your address. To which addresses such a question went is kept in a scrambled form for a day, so that nobody is asked more often.
privacy-devices = Devices
privacy-devices-text = Where you are signed in, we keep what your browser calls itself and when it was last used. After { $count ->
    [one] one day
   *[other] { $count } days
} without a visit the sign-in ends and is forgotten. You see the list in your settings, and can end each of them.
privacy-cookies = There is one cookie that keeps you signed in and one for your language. Nothing else is stored in your browser, unless you turn on notifications on your device.
privacy-push = If you turn on notifications on a device, they travel encrypted through a service of your browser’s maker, which learns that something was sent to you and when, but not what. Until you turn them off or sign out, we keep the address of your browser at that service, and your browser keeps the small program that shows them.
privacy-addresses = Internet addresses
privacy-addresses-text = Your internet address is used only to slow down those who guess passwords: a scrambled form of it is forgotten after { $count ->
    [one] one minute
   *[other] { $count } minutes
}.
privacy-writing = What you write
privacy-writing-text = Offers, needs and answers that you write for a cooperative belong to the cooperative and stay when you go, without your name. What is public goes to other servers, and they are asked to delete it when it is deleted here. We cannot force them.
privacy-searches = Searches
privacy-searches-text = What you search for is not stored, and is not told to anybody. Only a search that you save is kept, for you alone, until you delete it or your account.
privacy-searches-own = { $count ->
    [one] For { $count } day the server remembers who published something here, so that nobody is told of what they published themselves.
   *[other] For { $count } days the server remembers who published something here, so that nobody is told of what they published themselves.
}
privacy-place-text = “Near me” and “Use the place where I am” ask your device where it is only when you press them. Your browser rounds the answer to about a kilometre before it goes on its way. For a search it then stands in the address of the page, and so in the history of your browser; it is not stored here.
privacy-posts = Posts from elsewhere
privacy-posts-text = Posts of those whom a cooperative follows are kept for { $count ->
    [one] one day
   *[other] { $count } days
}, copies of their pictures as well.
privacy-held = What strangers send and nobody decided about is refused after { $count ->
    [one] one day
   *[other] { $count } days
}.
privacy-peers = Other servers without a follow are forgotten after { $count ->
    [one] one day
   *[other] { $count } days
} without a sign of life.
privacy-requests = Requests to join
privacy-requests-text = What you write when you ask to join is read by the administrators of that cooperative. After an answer it is deleted within { $count ->
    [one] one day
   *[other] { $count } days
}.
privacy-log = The log
privacy-log-text = What administrators do to accounts, roles, other servers and settings is written down for { $count ->
    [one] one day
   *[other] { $count } days
}, so that it can be explained. When an account is deleted, its name disappears from the log.
privacy-backups = Copies
privacy-backups-text = Whoever runs this server makes copies of everything, so that nothing is lost. What you delete stays in such a copy until the copy is deleted. Ask them for how long they keep copies.
privacy-yours = Your rights
privacy-yours-text = You can take everything about you with you as one file, and you can delete your account, both without asking anybody.
privacy-ask = Questions go to whoever runs this server:
foot-privacy = Privacy

## About the instance

about-rules = Rules
about-contact = Who runs it

## Running an instance

nav-running = Running
running-title = Running this server
running-tab-now = Now
running-tab-doctor = Can others see us?
running-tab-backups = Copies
running-tab-log = Log
running-tab-settings = Settings
running-health = How it is
running-waits = What waits for you
running-nothing-waits = Nothing waits for you.
running-figures = In figures
running-figure-deliveries = deliveries wait
running-figure-dead = deliveries failed
running-figure-arrivals = arrivals wait
running-figure-peers = other servers known
running-figure-shut = other servers shut out
running-figure-database = in the database
running-figure-free = free on the disk
running-version = Version
running-version-text = This is Allmende { $version }. To bring a new version: make a copy of the database, put the new program in the place of the old one, and start it. It brings the database up to date by itself.
running-since = Running since { $time }.
running-more-deliveries = All deliveries
running-more-peers = All peers
running-verdict-good = good
running-verdict-look = look
running-verdict-wrong = wrong
running-technical = In technical words
running-no-machine = This page cannot look at the machine now.
size-kb = { $number } kB
size-mb = { $number } MB
size-gb = { $number } GB

check-database = Database
check-database-good = The database answers.
check-database-look = The database answers, but its version is not that of this program. Make a copy, then start the program anew.
check-database-wrong = The database does not answer well. Look at the log of the program, and restore a copy if it is damaged.
check-disk = Disk
check-disk-good = There is enough room: { $free } are free.
check-disk-look = Only { $free } are free, which is too little for a copy of the database. Make room before the next copy.
check-disk-wrong = Only { $free } are free. Make room now: when the disk is full, nothing can be saved any more.
check-queue = What goes out
check-queue-good = What is sent to other servers arrives, or will be tried again soon.
check-queue-look = { $count ->
    [one] One other server has been waiting for something for more than a day.
   *[other] { $count } other servers have been waiting for something for more than a day.
} Look at the deliveries: their servers may be away.
check-arrivals = What comes in
check-arrivals-good = What other servers send is taken in without delay.
check-arrivals-look = { $count ->
    [one] One thing that came in could not be taken in.
   *[other] { $count } things that came in could not be taken in.
} Look at the list, and try them again.
check-mail = E-mail
check-mail-good = Letters can be sent, for example to those who forgot their password.
check-mail-off = No mail server is configured. Nobody needs it: administrators can hand over links for a new password.
check-clock = Clock
check-clock-good = The clock of this machine is plausible.
check-clock-wrong = The clock of this machine is wrong, and other servers refuse what it sends. Set the clock, and let it be kept right (NTP).
check-heard = Reached by others
check-heard-good = Another server reached this one on { $time }.
check-heard-look = No other server has reached this one yet. Look whether others can see you.
check-development-look = This is a trial server. Never let strangers use it.
check-development = Trial

doctor-lead = This server asks itself by its public name, the way another server would. Each look takes a few seconds.
doctor-limits = What this cannot see: a firewall that lets this machine through but nobody else. The best proof is that another server has reached you.
doctor-look = Look now
doctor-not-yet = not looked at yet
doctor-looking = looking …
doctor-outside = From outside
doctor-inside = On this machine
check-name = Name
check-name-good = The name of this server leads to an address.
check-name-wrong = The name of this server leads nowhere. Enter its address where you bought the name (DNS). It can take an hour until everybody knows.
check-page = Door
check-page-good = The server opens the door under its public name, with a valid certificate.
check-page-wrong = Nobody gets in by the public name. Look whether the proxy that holds the certificate (TLS) runs, passes everything on to this program, and whether port 443 is open.
check-webfinger = To be found
check-webfinger-good = Other servers find your cooperatives by their handle (WebFinger).
check-webfinger-wrong = Other servers do not find your cooperatives by their handle. The proxy must pass /.well-known/webfinger on to this program.
check-actor = To be known
check-actor-good = Other servers can read who this server is.
check-actor-wrong = Other servers cannot read who this server is. The proxy must pass requests on as they are, also those for “application/activity+json”.
check-inbox = Inbox
check-inbox-good = What other servers send reaches the inbox.
check-inbox-wrong = What other servers send does not reach the inbox. The proxy must let POST requests to /inbox through, with all their headers.
check-address = Public address
check-address-good = The public address is in order.
check-address-look = This is a trial server. Never let strangers use it.
check-address-wrong = The public address is not in order. Set instance.url in the configuration.
check-proxy = Proxy
check-proxy-look = All visitors look like one address to this program. Name your proxy in http.trusted_proxies.
check-directory = Folder of data
check-directory-good = The folder of data can be written.
check-directory-wrong = The folder of data cannot be written. Give the program the right to write there.
check-certificates = Further certificates
check-certificates-good = The further certificates can be read.
check-certificates-wrong = The further certificates cannot be read. Look at tls.ca_file.
check-figures = Figures
check-figures-good = The figures are shown on this machine only.
check-figures-look = Strangers may be able to read the figures. Set metrics.listen to an address of this machine.
check-mail-wrong = The mail server cannot be used. Look at the section [mail] of the configuration.
check-space = Room
check-space-good = There is enough room on the disk.
check-space-wrong = There is too little room on the disk. Make room now.

backups-lead = A copy holds everything: cooperatives, offers, messages, pictures, accounts. Keep one on another machine, and test now and then that you can read it.
backups-make = Make a copy now
backups-none = No copy was made here yet.
backups-whole = ready
backups-being-made = being made; load this page again in a while
backups-take = Download
backups-take-named = Download { $name }
backups-password = Your password, because a copy holds every secret of this server
backups-where = The copies lie in { $place }. The last { $count } are kept.
backups-configuration = The configuration file is not in it. Keep it with the copy.
backups-postgres = Your database is PostgreSQL, which has a tool of its own for copies. Let this run every day on the machine of this program:
backups-cron = To make a copy every night, let the machine run this:
done-backup = The copy is made.
error-backup-elsewhere = Your database is PostgreSQL. Its own tool makes copies.
error-backup-runs = A copy is being made already. Please wait a while.
error-backup-no-room = There is not enough room on the disk for a copy. Please make room first.
error-examination-runs = Somebody is looking at this moment. Please try again in some seconds.

log-lead = Who did what to accounts, roles, other servers, settings and copies. Entries are kept for { $count ->
    [one] one day
   *[other] { $count } days
}.
log-kind = Kind
log-kind-any = Everything
log-kind-accounts = Accounts
log-kind-members = Members and roles
log-kind-peers = Other servers
log-kind-moderation = Moderation
log-kind-settings = Settings
log-kind-backups = Copies
log-person = Person
log-person-any = Everybody
log-filter = Show
log-empty = Nothing is in the log.
log-older = Older entries
log-operator = Command line
log-former = a former member
log-nobody = an account that is no more
did-account-added = added the account of { $about }
did-account-suspended = suspended the account of { $about }
did-account-resumed = let { $about } sign in again
did-account-deleted = deleted an account
did-account-left = deleted their own account
did-password-set = set a new password for { $about }
did-reset-link-made = made a link to a new password for { $about }
did-invitation-made = invited people to { $coop } ({ $detail })
did-invitation-withdrawn = withdrew an invitation to { $coop }
did-invitation-accepted = came to { $coop } by invitation ({ $detail })
did-member-added = added { $about } to { $coop } ({ $detail })
did-role-changed = changed the role of { $about } in { $coop }: { $detail }
did-member-removed = removed { $about } from { $coop }
did-member-left = left { $coop }
did-joining-set = chose who may ask to join { $coop }
did-join-accepted = said yes to a request to join { $coop }
did-join-declined = said no to a request to join { $coop }
did-joined = came to { $coop } after asking
did-rules-set = set the rules about other servers
did-peer-decided = decided about { $subject }: { $detail }
did-peer-undecided = took back the decision about { $subject }
did-keys-trusted = trusted the new keys of { $subject }
did-list-imported = imported the list { $subject }
did-list-retracted = took back the list { $subject }
did-held-let-through = let through what was held ({ $detail })
did-held-refused = refused what was held ({ $detail })
did-host-purged = took away everything of { $subject }
did-report-done = dealt with a report
did-report-forwarded = passed a report on
did-set-up = set up this server with { $coop }
did-settings-changed = changed the setting { $subject }
did-cooperative-founded = founded { $coop }
did-cooperative-edited = edited what { $coop } says about itself
did-cooperative-moved = moved { $coop } to { $subject }
did-cooperative-moved-back = took back the move of { $coop }
did-backup-made = made the copy { $subject }
did-backup-taken = downloaded the copy { $subject }
did-unknown = did something that a newer program wrote down ({ $subject })

settings-instance-lead = What holds from the next page on, without a new start.
field-instance-name = Name of this server
field-instance-name-hint = Stands in the title of every page. Empty: its address.
field-instance-description = What is this server for?
field-instance-description-hint = Shown on the page about this server. You can use Markdown.
field-instance-contact = Who runs it, and how to reach them
field-instance-contact-hint = An address, a telephone number, or a place and a time. Everybody can read it.
field-instance-rules = Rules
field-instance-rules-hint = What everybody here keeps to. Whoever joins reads them first. You can use Markdown.
field-instance-language = Language of those who choose none
instance-language-file = As in the configuration
field-entry = Who may come?
entry-invited = Only invited people
entry-asking = Invited people, and those who ask where a cooperative allows it
settings-file-title = What stands in the configuration
settings-file-lead = This is only shown. To change it, edit the configuration file and start the program anew.
settings-file-at = The file is { $place }.
settings-file-none = No configuration file was read; the program runs with its usual values and the environment.
settings-key = Key
settings-value = Value
settings-meaning = What it means
settings-empty = empty
config-instance-url = The public address. It can never be changed once other servers know it.
config-instance-private = Whether strangers see nothing at all.
config-instance-development = Whether this is a trial on one machine.
config-http-listen = Where the program waits for requests.
config-http-drain_seconds = How long requests are still taken when the program stops.
config-database-url = Which database is used.
config-data-directory = Where the data lies.
config-federation-authorized_fetch = Whether reading takes the signature of another server.
config-media-upload_bytes_max = The largest picture, in bytes.
config-languages-default = The language where nobody chose one.
config-mail-host = The mail server that sends letters.
config-metrics-listen = Where figures for watching are shown.
config-log-level = How much is written to the log of the program.
