### Deliveries: what goes out, what came in, and what did not arrive.

## Servers, inboxes

deliveries-lead = What we send to other servers. Nothing is lost silently: what cannot be delivered is kept and can be sent again.
deliveries-tab-peers = Servers
deliveries-table = Servers, those in trouble first
delivery-endpoints = Inboxes
delivery-inbox = Inbox
delivery-none = Nothing was sent to another server yet.
delivery-state = State
delivery-backlog = Waiting
delivery-in-trouble = Inboxes in trouble
delivery-delivered = Delivered
delivery-speed = Pace
delivery-window = up to { $number } at once
delivery-usual = usually { $time }
delivery-answer = Last answer
delivery-no-answer = none yet
delivery-actions = Actions
delivery-oldest = oldest: { $date }
delivery-next = next try: { $date }
delivery-since = since { $date }
delivery-undelivered = { $count ->
    [one] { $count } undelivered
   *[other] { $count } undelivered
}
delivery-retry = Try now
delivery-suspend = Stop sending
delivery-suspend-hint = Stopping concerns the whole server. What waits stays, nothing new is added, and what it sends still comes in.
delivery-resume = Send again
delivery-forbidden = We decided to have nothing to do with this server. That can be changed under
delivery-replay = Send again
delivery-no-letters = Everything that could be delivered was.
delivered-of = Delivered to { $delivered } of { $audience } servers.
delivered-to-nobody = No other server was told about this yet.
peer-inboxes = { $count ->
    [one] { $count } inbox
   *[other] { $count } inboxes
}
peer-all-inboxes = All inboxes
pages-first = First page
never = never

## Words for how sending to an inbox goes

condition-waiting = Waits after failures
condition-probing = Being tried
condition-failing = Failing, asked less often
condition-gone = No longer there
condition-suspended = Suspended by us
condition-fresh = Not reached yet
condition-well = Works

## Filters

filter-show = Show
filter-host = Name of a server
filter-why = Reason
filter-apply = Show
filter-nothing = Nothing matches.
show-peers-all = All servers
show-peers-trouble = Those in trouble
show-peers-backlog = Those something waits for

## One inbox

inbox-of = Inbox at { $host }
inbox-now = Now
inbox-history = History
inbox-failing = Failing
inbox-failures = { $count ->
    [one] one failed round
   *[other] { $count } failed rounds in a row
}
inbox-asked = Asked us to wait
inbox-asked-until = until { $date }
inbox-known-since = Known since
inbox-failed-rounds = Failed rounds ever
inbox-last-success = Last success
inbox-last-attempt = Last try
inbox-nothing-waits = Nothing waits for it.

## What was sent

sent-title = Sent lately
sent-lead = Everything that was said to other servers, and how far it got.
sent-empty = Nothing was sent to another server yet.
sent-kind-create = Published
sent-kind-update = Changed
sent-kind-delete = Removed
sent-kind-message = Message
sent-kind-follow = Asked to follow
sent-kind-accept = Follower accepted
sent-kind-reject = Follower refused
sent-kind-undo = Stopped following
sent-kind-flag = Report
sent-kind-board-announce = Announced by the board
sent-kind-board-unannounce = Taken off the board
sent-kind-move = Moved away
sent-kind-catalogue-add = Added to the catalogue
sent-kind-catalogue-remove = Removed from the catalogue
progress-waiting = { $count ->
    [one] { $count } waiting
   *[other] { $count } waiting
}
progress-parked = { $count ->
    [one] { $count } parked
   *[other] { $count } parked
}
progress-dead = { $count ->
    [one] { $count } given up
   *[other] { $count } given up
}
progress-discarded = { $count ->
    [one] { $count } given up for good
   *[other] { $count } given up for good
}
progress-superseded = { $count ->
    [one] { $count } got a later version instead
   *[other] { $count } got a later version instead
}
activity-delivered-hint = Below are those who do not have it. Who has it is only counted.
activity-waiting = Not received yet
activity-replay-all = Send again to all of these
activity-more-letters = There are more; sending again reaches them all.
activity-address = Address of this activity

## What did not arrive

letters-title = Undelivered
letters-lead = What did not arrive, why, and what can be done about it.
letters-explained = What the words mean
letters-parked-means = The other server refuses it for now (403). It is tried again once a day, because people there can change their mind.
letters-dead-means = It will not be tried again by itself. You can send it again until it is forgotten.
letters-discarded-means = Somebody here decided that it need not arrive.
letters-count = { $count ->
    [one] One delivery
   *[other] { $count } deliveries
}
letters-choose = Select
letters-no-body = text no longer kept
letters-steer = Send again or give up
letters-replay-chosen = Send selected again
letters-discard-chosen = Give selected up
letters-all-title = All of them
letters-all-everything = { $count ->
    [one] This concerns the one delivery.
   *[other] This concerns all { $count } deliveries.
}
letters-all-filtered = { $count ->
    [one] This concerns the one delivery that matches the filter, on every page.
   *[other] This concerns the { $count } deliveries that match the filter, on every page.
}
letters-replay-all = Send all again
letters-discard-all = Give all up
letters-replay-title = Send all again?
letters-replay-explained = { $count ->
    [one] One delivery goes out again. If its server still refuses it, it comes back here.
   *[other] { $count } deliveries go out again. What their servers still refuse comes back here.
}
letters-replay-confirm = Send again
letters-discard-title = Give up for good?
letters-discard-explained = { $count ->
    [one] One delivery will not be tried again. It stays readable until it is forgotten.
   *[other] { $count } deliveries will not be tried again. They stay readable until they are forgotten.
}
letters-discard-confirm = Give up for good
burial-any = Parked or given up
burial-pending = Waiting
burial-parked = Parked
burial-dead = Given up
burial-discarded = Given up for good
why-any = Any reason
why-refused = Refused by the other server
why-gone = The inbox is gone
why-late = Not in time
why-ours = Our own fault

## What came in

incoming-title = Incoming
incoming-lead = What other servers sent and we accepted. It takes effect in order, and fairly between servers.
incoming-waiting = Waiting to take effect
incoming-at-quota = Servers at their limit
incoming-failed = Could not be processed
incoming-quota = Up to { $quota } may wait of one server; above that it is asked to come back later.
incoming-nothing-waits = Nothing waits.
incoming-oldest = Oldest
incoming-postponed = To be tried again
incoming-full = limit reached
incoming-failed-means = These were tried several times. Their text is kept, so that they can be tried again once the reason is gone.
incoming-nothing-failed = Everything that came could be processed.
incoming-came = came { $date }
incoming-attempts = { $count ->
    [one] tried once
   *[other] tried { $count } times
}
incoming-again = Try again
incoming-again-all = Try all again
incoming-again-host = Try all of { $host } again

## Nodes

nodes-title = Processes that share the work
nodes-leaving = stopping
nodes-parts = { $count ->
    [one] { $count } part of the queue
   *[other] { $count } parts of the queue
}
nodes-seen = last sign of life: { $date }

## Said once, after something was done

done-tried = It will be tried at once.
done-suspended = Nothing more is sent there until you say so.
done-resumed = We send there again, one at first.
done-replayed = On its way again.
done-discarded = Given up for good.
done-again = It will be processed again.
error-nothing-chosen = Nothing was selected. Tick at least one line and try again.
