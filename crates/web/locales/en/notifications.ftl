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
way-push = On your devices
digest-title = Letters
digest-lead = Letters go to { $address }. They say who wrote and about what, never what was written. Each letter has a link that ends them.
digest-no-mail = Letters are not set up on this server, so nothing goes out by e-mail.
digest-no-mail-how = Whoever runs it sets mail.host and mail.sender in the configuration; the command “allmende mail test” tries it.
digest-no-address = You sign in as { $login }, which is not an e-mail address, so no letter can reach you.
digest-daily = A letter each day
digest-daily-hint = Only on days on which there is something new.
digest-never = Never
digest-at = At { $time } UTC
digest-at-once = A letter at once when somebody writes to us
error-login-no-address = You sign in with a name and not with an e-mail address, so no letter can reach you.
push-title = Notifications on your devices
push-lead = Your telephone or computer shows you at once who wrote and about what, also while this page is closed. It ends when you sign out there.
push-on = Show notifications on this device
push-off = Turn off
push-off-which = Turn off: { $device }
push-since = On since
push-last = Last notification
push-cannot = This browser cannot show notifications, or JavaScript is turned off in it. On an iPhone or iPad, put this page on your home screen first and open it from there.
push-denied = Your browser does not allow notifications from here. You can change that in its settings for this page.
push-failed = That did not work. Please try again later.
done-push-on = From now on this device shows your notifications.
done-push-off = That device shows no more notifications.
error-push-unfit = What your browser answered cannot be used for notifications. Please try again.
error-push-too-many = So many devices show your notifications that no more can be added. Turn one of them off first.

# Whether the address is theirs
confirm-title = Is this your address?
confirm-lead = Are letters from { $host } to come to { $address }? They say who wrote to you and about what, never what was written, and each has a link that ends them.
confirm-yes = Yes, this is my address
confirm-done = { $address } is confirmed. A letter comes when there is something new.
confirm-over = This link is no longer good. In your settings you can have a new letter sent.
confirm-leaving = A letter is on its way to { $address }. Open the link in it: your letters start then.
confirm-sent = We sent a letter to { $address } on { $date }. Open the link in it: your letters start then.
confirm-expired = The link in our letter to { $address } of { $date } is no longer good. Have a new one sent: your letters start when you open its link.
confirm-unasked = Your letters have not started yet: we first send one with a link to { $address }, to be sure that it is yours.
confirm-send = Send the letter
confirm-again = Send the letter again
confirm-again-at = Nothing there? It may lie among unwanted mail. You can have it sent again after { $date }.
confirm-is = This address is confirmed.
confirm-first = Before the first one, we send you a letter with a link, to be sure that the address is yours.
done-confirm-asked = The letter is on its way.
letter-confirm-subject = Letters from { $host }: is this your address?
letter-confirm-why = somebody, we hope you, wants letters about what happens at { $host } to come to this address. If that is right, open this page and confirm it:
letter-confirm-days = { $count ->
    [one] The link is good for a day.
   *[other] The link is good for { $count } days.
}
letter-confirm-not-you = If it was not you, do nothing: no letters will come.

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
