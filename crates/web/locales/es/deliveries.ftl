### Deliveries: what goes out, what came in, and what did not arrive.

## Servers, inboxes

deliveries-lead = Lo que enviamos a otros servidores. Nada se pierde en silencio: lo que no se puede entregar se guarda y se puede enviar otra vez.
deliveries-tab-peers = Servidores
deliveries-table = Servidores, primero los que tienen problemas
delivery-endpoints = Buzones
delivery-inbox = Buzón
delivery-none = Todavía no se ha enviado nada a otro servidor.
delivery-state = Estado
delivery-backlog = En espera
delivery-in-trouble = Buzones con problemas
delivery-delivered = Entregado
delivery-speed = Ritmo
delivery-window = hasta { $number } a la vez
delivery-usual = normalmente { $time }
delivery-answer = Última respuesta
delivery-no-answer = ninguna todavía
delivery-actions = Acciones
delivery-oldest = lo más antiguo: { $date }
delivery-next = próximo intento: { $date }
delivery-since = desde el { $date }
delivery-undelivered = { $count ->
    [one] { $count } sin entregar
   *[other] { $count } sin entregar
}
delivery-retry = Intentar ahora
delivery-suspend = Dejar de enviar
delivery-suspend-hint = Dejar de enviar afecta a todo el servidor. Lo que espera se queda, no se añade nada nuevo, y lo que envía sigue llegando.
delivery-resume = Volver a enviar
delivery-forbidden = Decidimos no tener nada que ver con este servidor. Se puede cambiar en
delivery-replay = Enviar otra vez
delivery-no-letters = Todo lo que se podía entregar está entregado.
delivered-of = Entregado a { $delivered } de { $audience } servidores.
delivered-to-nobody = Todavía no se ha avisado de esto a ningún otro servidor.
peer-inboxes = { $count ->
    [one] { $count } buzón
   *[other] { $count } buzones
}
peer-all-inboxes = Todos los buzones
pages-first = Primera página
never = nunca

## Words for how sending to an inbox goes

condition-waiting = En pausa tras fallos
condition-probing = Se está intentando
condition-failing = Falla, se prueba menos a menudo
condition-gone = Ya no existe
condition-suspended = Suspendido por nosotros
condition-fresh = Sin contacto todavía
condition-well = Funciona

## Filters

filter-show = Mostrar
filter-host = Nombre de un servidor
filter-why = Motivo
filter-apply = Mostrar
filter-nothing = Nada coincide.
show-peers-all = Todos los servidores
show-peers-trouble = Los que tienen problemas
show-peers-backlog = Los que tienen algo en espera

## One inbox

inbox-of = Buzón en { $host }
inbox-now = Ahora
inbox-history = Historial
inbox-failing = Con fallos
inbox-failures = { $count ->
    [one] una ronda fallida
   *[other] { $count } rondas fallidas seguidas
}
inbox-asked = Nos pidió esperar
inbox-asked-until = hasta el { $date }
inbox-known-since = Lo conocemos desde
inbox-failed-rounds = Rondas fallidas en total
inbox-last-success = Último éxito
inbox-last-attempt = Último intento
inbox-nothing-waits = Nada espera para este buzón.

## What was sent

sent-title = Enviado hace poco
sent-lead = Todo lo que se dijo a otros servidores y hasta dónde llegó.
sent-empty = Todavía no se ha enviado nada a otro servidor.
sent-kind-create = Publicado
sent-kind-update = Cambiado
sent-kind-delete = Quitado
sent-kind-message = Mensaje
sent-kind-follow = Solicitud de seguimiento
sent-kind-accept = Seguimiento aceptado
sent-kind-reject = Seguimiento rechazado
sent-kind-undo = Fin del seguimiento
sent-kind-flag = Denuncia
sent-kind-board-announce = Anunciado por el tablón
sent-kind-board-unannounce = Quitado del tablón
sent-kind-move = Mudanza
sent-kind-catalogue-add = Añadido al catálogo
sent-kind-catalogue-remove = Quitado del catálogo
progress-waiting = { $count ->
    [one] { $count } en espera
   *[other] { $count } en espera
}
progress-parked = { $count ->
    [one] { $count } aparcado
   *[other] { $count } aparcados
}
progress-dead = { $count ->
    [one] { $count } abandonado
   *[other] { $count } abandonados
}
progress-discarded = { $count ->
    [one] { $count } abandonado para siempre
   *[other] { $count } abandonados para siempre
}
progress-superseded = { $count ->
    [one] { $count } recibió en su lugar una versión posterior
   *[other] { $count } recibieron en su lugar una versión posterior
}
activity-delivered-hint = Abajo están los que no lo tienen. Los que lo tienen solo se cuentan.
activity-waiting = Sin recibir todavía
activity-replay-all = Enviar otra vez a todos estos
activity-more-letters = Hay más; al enviar otra vez se llega a todos.
activity-address = Dirección de esta actividad

## What did not arrive

letters-title = Sin entregar
letters-lead = Lo que no llegó, por qué, y qué se puede hacer.
letters-explained = Qué significan las palabras
letters-parked-means = El otro servidor lo rechaza por ahora (403). Se intenta de nuevo una vez al día, porque la gente de allí puede cambiar de idea.
letters-dead-means = No se volverá a intentar por sí solo. Puedes enviarlo otra vez hasta que se olvide.
letters-discarded-means = Alguien de aquí decidió que no hace falta que llegue.
letters-count = { $count ->
    [one] Una entrega
   *[other] { $count } entregas
}
letters-choose = Seleccionar
letters-no-body = el texto ya no se guarda
letters-steer = Enviar otra vez o abandonar
letters-replay-chosen = Enviar otra vez lo seleccionado
letters-discard-chosen = Abandonar lo seleccionado
letters-all-title = Todas
letters-all-everything = { $count ->
    [one] Afecta a la única entrega.
   *[other] Afecta a las { $count } entregas.
}
letters-all-filtered = { $count ->
    [one] Afecta a la única entrega que coincide con el filtro, en todas las páginas.
   *[other] Afecta a las { $count } entregas que coinciden con el filtro, en todas las páginas.
}
letters-replay-all = Enviar todas otra vez
letters-discard-all = Abandonar todas
letters-replay-title = ¿Enviar todas otra vez?
letters-replay-explained = { $count ->
    [one] Una entrega sale otra vez. Si su servidor la sigue rechazando, vuelve aquí.
   *[other] { $count } entregas salen otra vez. Lo que sus servidores sigan rechazando vuelve aquí.
}
letters-replay-confirm = Enviar otra vez
letters-discard-title = ¿Abandonar para siempre?
letters-discard-explained = { $count ->
    [one] Una entrega no se volverá a intentar. Se puede leer hasta que se olvide.
   *[other] { $count } entregas no se volverán a intentar. Se pueden leer hasta que se olviden.
}
letters-discard-confirm = Abandonar para siempre
burial-any = Aparcado o abandonado
burial-pending = En espera
burial-parked = Aparcado
burial-dead = Abandonado
burial-discarded = Abandonado para siempre
why-any = Cualquier motivo
why-refused = Rechazado por el otro servidor
why-gone = El buzón ya no existe
why-late = No llegó a tiempo
why-ours = Fallo nuestro

## What came in

incoming-title = Entrante
incoming-lead = Lo que otros servidores enviaron y aceptamos. Surte efecto por orden, y con justicia entre los servidores.
incoming-waiting = A la espera de surtir efecto
incoming-at-quota = Servidores en su límite
incoming-failed = No se pudo procesar
incoming-quota = Pueden esperar hasta { $quota } por servidor; por encima se le pide que vuelva más tarde.
incoming-nothing-waits = Nada espera.
incoming-oldest = Lo más antiguo
incoming-postponed = Se intentará otra vez
incoming-full = límite alcanzado
incoming-failed-means = Esto se intentó varias veces. El texto se guarda para poder intentarlo de nuevo cuando el motivo haya desaparecido.
incoming-nothing-failed = Todo lo que llegó se pudo procesar.
incoming-came = llegó el { $date }
incoming-attempts = { $count ->
    [one] un intento
   *[other] { $count } intentos
}
incoming-again = Intentar otra vez
incoming-again-all = Intentar todo otra vez
incoming-again-host = Intentar otra vez todo lo de { $host }

## Nodes

nodes-title = Procesos que comparten el trabajo
nodes-leaving = deteniéndose
nodes-parts = { $count ->
    [one] { $count } parte de la cola
   *[other] { $count } partes de la cola
}
nodes-seen = última señal de vida: { $date }

## Said once, after something was done

done-tried = Se intentará enseguida.
done-suspended = No se envía nada más allí hasta que tú lo digas.
done-resumed = Volvemos a enviar allí, al principio de uno en uno.
done-replayed = Otra vez en camino.
done-discarded = Abandonado para siempre.
done-again = Se procesará otra vez.
error-nothing-chosen = No hay nada seleccionado. Marca al menos una línea y prueba otra vez.
