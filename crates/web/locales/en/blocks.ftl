# Blocks

blocks-title = Blocked accounts
blocks-lead = Neither of you follows the other, and what they write to you is not taken. What everybody may read, they can still read.
blocks-empty = Nobody is blocked.
block-title = Block an account
block-do = Block
block-whom = Block { $name }
block-end = Unblock
block-since = since { $date }
done-blocked = Blocked. Their server is being told.
done-unblocked = No longer blocked. Who followed whom before stays ended.
sent-kind-block = Blocked
sent-kind-unblock = Unblocked
error-block-self = A cooperative cannot block itself.
error-block-too-many = A cooperative can block at most 1,000 accounts. Ask whoever runs this server to shut out a whole server.
error-follow-blocked = You block this account. Unblock it first.
error-follow-refused = This cooperative does not want to be followed by yours.
error-inquiry-blocked = You block this account. Unblock it before you write.
error-inquiry-refused = This cooperative does not take messages of yours.
