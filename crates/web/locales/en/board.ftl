### The board of a cooperative.

coop-tab-board = Board
board-title = { $name } – board
board-lead = Offers and needs of this cooperative, and what others ask of it. Whoever follows the board hears of all of it, from any server of the fediverse.
board-follow-title = Follow the board
board-follow-how = Search for this name in your account of the fediverse, or in Lemmy and its like, and follow it:
board-who-title = Who may post here
board-who-automatic = Everybody: mention { $handle } in a public post, or post to it from Lemmy and its like. It appears here at once.
board-who-by-hand = Everybody: mention { $handle } in a public post, or post to it from Lemmy and its like. It appears here once somebody of the cooperative has read it.
board-who-off = Only the cooperative. You can still answer each of its offers and needs.
board-ours = From { $name }
board-ours-empty = Nothing is offered or needed right now.
board-ours-all = All offers and needs
board-others = From others
board-others-empty = Nobody has posted anything yet.
board-waiting = Posts that wait
board-waiting-lead = Others posted this to your board. Only you see it until it is accepted. Answering somebody, or making a need of it, does not put it on the board.
board-waits = { $count ->
    [one] { $count } post waits for you
   *[other] { $count } posts wait for you
}
board-nothing-waits = No post waits.
board-back = To the board
board-accept = Put on the board
board-refuse = Refuse
board-remove = Take off the board
board-ask = Answer
board-inquiry-open = To the conversation
board-need = Make it a need
board-need-open = To the need
board-need-asked = { $name } asked this on { $date }:
board-block = Decide about the server { $host }
board-rules = Posts from outside
field-outside-posts = Posts that mention the board
field-outside-posts-hint = Offers and needs of the cooperative are announced in any case.
outside-posts-automatic = Appear at once
outside-posts-by-hand = Wait until one of us has read them
outside-posts-off = Are not taken
home-board = { $count ->
    [one] { $count } post waits for the board
   *[other] { $count } posts wait for the board
}
done-post-accepted = It is on the board, and its followers are being told.
done-post-refused = Refused. Nobody is told.
done-post-removed = It is off the board, and its followers are being told.
done-post-taken-up = This is a conversation now. Your answer goes to the author alone.
done-need-drafted = This is a draft. Ask the author before you publish it: nobody is listed without their consent.
error-post-decided = Somebody did something else with this post meanwhile. Please look again.
error-post-no-inquiry = No conversation can be made of it: its author wrote very much today, or took it back.
board-picture = Picture: { $alt }
