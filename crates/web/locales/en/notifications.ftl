# What members are told of
nav-notifications = Notifications
nav-notifications-unread = Notifications ({ $count })
nav-notifications-many = Notifications (99+)
notifications-title = Notifications
notifications-new = New
notifications-none-new = Nothing new.
notifications-earlier = Earlier
notifications-read-all = Mark all as read
notifications-empty = Nothing has happened yet.
notifications-empty-lead = When somebody asks about something of yours, answers you or wants to follow you, you read it here.
notification-read = Mark as read
notification-read-which = Mark as read: { $what }
notification-times = { $count ->
    [one] once
   *[other] { $count } times
}
notification-inquiry = { $name } asks about “{ $title }”
notification-inquiry-direct = { $name } wrote to { $coop }
notification-answer = { $name } answered about “{ $title }”
notification-answer-direct = { $name } answered { $coop }
notification-closed = “{ $title }”, about which you asked, is no longer to be had
notification-found = Something new fits your search “{ $name }”
notification-draft = Your draft “{ $title }” has been lying for a week
notification-follower = { $name } asks to follow { $coop }
notification-follower-you = { $name } asks to follow you
notification-board = A post waits for the board of { $coop }
notification-report = A report waits for your decision
notification-held = A server that is new here waits for your decision
notification-gone = This is no longer there, or somebody has seen to it
done-notifications-read = All is marked as read.
done-notification-gone = This is no longer there, or somebody has seen to it.

# Which notifications, and by which ways
notification-settings-title = Notifications and letters
notification-settings-teaser = Choose what you want to hear of, and whether letters come too.
notification-settings-open = Choose your notifications
notification-settings-kinds = What you hear of
notification-settings-lead = Nothing comes by e-mail until you ask for letters below.
notify-inquiry = Somebody asks about something of your cooperative
notify-answer = Somebody answers what you asked
notify-closed = Something that you asked about is no longer to be had
notify-found = Something new fits a search that you saved
notify-follower = Somebody asks to follow
notify-board-post = A post waits for the board
notify-draft = A draft lies for a week
notify-report = A report waits
notify-held = A server that is new here waits for a decision
way-page = On the page “Notifications”
way-mail = By e-mail
digest-title = Letters
digest-lead = Letters go to { $address }. They say who wrote and about what, never what was written. Each letter has a link that ends them.
digest-no-mail = This server sends no letters.
digest-no-address = You sign in as { $login }, which is not an e-mail address, so no letter can reach you.
digest-daily = A letter each day
digest-daily-hint = Only on days on which there is something new.
digest-never = Never
digest-at = At { $time } UTC
digest-at-once = A letter at once when somebody writes to us
error-login-no-address = You sign in with a name and not with an e-mail address, so no letter can reach you.

# Letters
letter-news-subject = { $count ->
    [one] One notification for you
   *[other] { $count } notifications for you
}
letter-news-why = this happened at { $host }:
letter-news-more = There is more:
letter-news-end = You asked for these letters. This link ends them:
unsubscribe-title = End letters
unsubscribe-daily = These are the letters that come once a day.
unsubscribe-at-once = These are the letters that come as soon as somebody writes.
unsubscribe-end = End these letters
unsubscribe-done = No more of these letters will come.

# Times
ago-now = just now
ago-minutes = { $count ->
    [one] 1 minute ago
   *[other] { $count } minutes ago
}
ago-hours = { $count ->
    [one] 1 hour ago
   *[other] { $count } hours ago
}
ago-days = { $count ->
    [one] 1 day ago
   *[other] { $count } days ago
}

# Conversations
inquiry-filter = Which conversations
inquiry-waits-us = Waits for us
inquiry-waits-them = Waits for them
inquiry-is-agreed = Agreed
inquiry-is-nothing = Came to nothing
inquiry-archive-tab = Archive
inquiries-empty-all = No inquiries yet. When somebody asks about something that you published, it appears here.
inquiry-you = You:
inquiry-who = Who this is
who-cooperative = Cooperative or organisation
who-person = Person
who-group = Group
who-program = Program
who-here = here, on this server
who-elsewhere = from { $host }
inquiry-messages = Messages
inquiry-ours = Us
inquiry-written-by = written by { $name }
inquiry-reaches-here = { $name } is on this server too, and reads your answer here.
inquiry-reaches-elsewhere = Your answer goes to { $name } alone, as a direct message to { $handle }. They read it where they wrote, for example in Mastodon.
inquiry-shorts = Short answers
inquiry-shorts-lead = Begin with a short answer; you can change it before you send it.
short-free = Yes, it is free then.
short-lent = Sorry, it is lent at the moment.
short-when = When do you need it, and for how long?
short-fetch = Yes. When do you want to fetch it?
short-thanks = Thank you, we are glad to take it.
short-when-fetch = When may we fetch it?
short-no-need = Thank you, we no longer need it.
inquiry-unarchive = Take back out of the archive
outcome-title = How did it end?
outcome-lead = This is a note for you. It sends nothing: write to the other side what you agreed.
outcome-agreed = Agreed
outcome-nothing = It came to nothing
outcome-what = What you agreed
outcome-what-hint = For example: the drill with two batteries, fetched on Friday evening.
outcome-until-label = Until when
outcome-until-hint = When it comes back, if it does.
outcome-until = Until { $date }
outcome-listing = What becomes of the listing
then-stays = It stays as it is
then-reserved = It is reserved
then-closed = It is closed
outcome-agree = We agreed
outcome-nothing-button = It came to nothing
outcome-take-back = Take this back
done-unarchived = It is back among the conversations.
done-outcome-agreed = Noted: agreed.
done-outcome-nothing = Noted: it came to nothing.
done-outcome-back = Taken back.
