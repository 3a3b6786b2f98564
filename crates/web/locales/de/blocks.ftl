# Blockieren

blocks-title = Blockierte Konten
blocks-lead = Niemand von beiden folgt noch dem anderen, und was diese Konten Ihnen schreiben, wird nicht angenommen. Was alle lesen dürfen, können sie weiter lesen.
blocks-empty = Niemand ist blockiert.
block-title = Ein Konto blockieren
block-do = Blockieren
block-whom = { $name } blockieren
block-end = Freigeben
block-since = seit { $date }
done-blocked = Blockiert. Der Server des Kontos erfährt es.
done-unblocked = Nicht mehr blockiert. Wer vorher wem folgte, folgt nicht von selbst wieder.
sent-kind-block = Blockiert
sent-kind-unblock = Freigegeben
error-block-self = Eine Genossenschaft kann sich nicht selbst blockieren.
error-block-too-many = Eine Genossenschaft kann höchstens 1.000 Konten blockieren. Wer diesen Server betreibt, kann einen ganzen Server ausschließen.
error-follow-blocked = Sie blockieren dieses Konto. Geben Sie es zuerst frei.
error-follow-refused = Diese Genossenschaft möchte nicht, dass Ihre ihr folgt.
error-inquiry-blocked = Sie blockieren dieses Konto. Geben Sie es frei, bevor Sie schreiben.
error-inquiry-refused = Diese Genossenschaft nimmt von Ihrer keine Nachrichten an.
