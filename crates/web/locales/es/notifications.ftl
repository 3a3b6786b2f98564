# What members are told of
nav-notifications = Avisos
nav-notifications-unread = Avisos ({ $count })
nav-notifications-many = Avisos (99+)
notifications-title = Avisos
notifications-new = Nuevos
notifications-none-new = Nada nuevo.
notifications-earlier = Anteriores
notifications-read-all = Marcar todo como leído
notifications-empty = Todavía no ha pasado nada.
notifications-empty-lead = Cuando alguien pregunta por algo tuyo, te responde o quiere seguirte, lo lees aquí.
notification-read = Marcar como leído
notification-read-which = Marcar como leído: { $what }
notification-times = { $count ->
    [one] una vez
   *[other] { $count } veces
}
notification-inquiry = { $name } pregunta por «{ $title }»
notification-inquiry-direct = { $name } ha escrito a { $coop }
notification-answer = { $name } ha respondido sobre «{ $title }»
notification-answer-direct = { $name } ha respondido a { $coop }
notification-closed = «{ $title }», por lo que preguntaste, ya no está disponible
notification-found = Hay algo nuevo para tu búsqueda «{ $name }»
notification-draft = Tu borrador «{ $title }» lleva una semana sin publicar
notification-follower = { $name } pide seguir a { $coop }
notification-follower-you = { $name } pide seguirte
notification-board = Una publicación espera para el tablón de { $coop }
notification-report = Una denuncia espera tu decisión
notification-held = Un servidor nuevo aquí espera tu decisión
notification-gone = Ya no está, o alguien se ha ocupado
done-notifications-read = Todo está marcado como leído.
done-notification-gone = Ya no está, o alguien se ha ocupado.

# Which notifications, and by which ways
notification-settings-title = Avisos y correos
notification-settings-teaser = Elige de qué quieres enterarte, y si también quieres correos.
notification-settings-open = Elegir tus avisos
notification-settings-kinds = De qué te enteras
notification-settings-lead = No llega nada por correo mientras no lo pidas abajo.
notify-inquiry = Alguien pregunta por algo de tu cooperativa
notify-answer = Alguien responde a lo que preguntaste
notify-closed = Algo por lo que preguntaste ya no está disponible
notify-found = Hay algo nuevo para una búsqueda que guardaste
notify-follower = Alguien pide seguiros
notify-board-post = Una publicación espera para el tablón
notify-draft = Un borrador lleva una semana sin publicar
notify-report = Una denuncia espera
notify-held = Un servidor nuevo aquí espera una decisión
way-page = En la página «Avisos»
way-mail = Por correo
way-push = En tus dispositivos
digest-title = Correos
digest-lead = Los correos van a { $address }. Dicen quién ha escrito y sobre qué, nunca lo que se ha escrito. Cada correo tiene un enlace que les pone fin.
digest-no-mail = El correo no está configurado en este servidor, así que no se envía nada por correo.
digest-no-mail-how = Quien lo gestiona pone mail.host y mail.sender en la configuración; la orden «allmende mail test» lo prueba.
digest-no-address = Inicias sesión como { $login }, que no es una dirección de correo, así que no te puede llegar ninguno.
digest-daily = Un correo al día
digest-daily-hint = Solo los días en que hay algo nuevo.
digest-never = Nunca
digest-at = A las { $time } UTC
digest-at-once = Un correo enseguida cuando alguien nos escribe
error-login-no-address = Inicias sesión con un nombre y no con una dirección de correo, así que no te puede llegar ninguno.
push-title = Avisos en tus dispositivos
push-lead = Tu teléfono u ordenador te muestra enseguida quién ha escrito y sobre qué, también con esta página cerrada. Termina cuando cierras la sesión allí.
push-on = Mostrar avisos en este dispositivo
push-off = Desactivar
push-off-which = Desactivar: { $device }
push-since = Activado desde
push-last = Último aviso
push-cannot = Este navegador no puede mostrar avisos, o tiene JavaScript desactivado. En un iPhone o iPad, pon primero esta página en la pantalla de inicio y ábrela desde allí.
push-denied = Tu navegador no permite avisos de aquí. Puedes cambiarlo en sus ajustes para esta página.
push-failed = No ha funcionado. Vuelve a intentarlo más tarde.
done-push-on = Desde ahora este dispositivo muestra tus avisos.
done-push-off = Ese dispositivo ya no muestra avisos.
error-push-unfit = Lo que ha respondido tu navegador no sirve para los avisos. Vuelve a intentarlo.
error-push-too-many = Son tantos los dispositivos que muestran tus avisos que no se pueden añadir más. Desactiva antes uno de ellos.

# Whether the address is theirs
confirm-title = ¿Es esta tu dirección?
confirm-lead = ¿Quieres que lleguen correos de { $host } a { $address }? Dicen quién te ha escrito y sobre qué, nunca lo que se ha escrito, y cada uno tiene un enlace que les pone fin.
confirm-yes = Sí, es mi dirección
confirm-done = { $address } está confirmada. Llega un correo cuando hay algo nuevo.
confirm-over = Este enlace ya no vale. En tus ajustes puedes pedir que se mande otro correo.
confirm-leaving = Un correo va de camino a { $address }. Abre el enlace que lleva: entonces empiezan tus correos.
confirm-sent = Mandamos un correo a { $address } el { $date }. Abre el enlace que lleva: entonces empiezan tus correos.
confirm-expired = El enlace de nuestro correo a { $address } del { $date } ya no vale. Pide otro: tus correos empiezan cuando abras su enlace.
confirm-unasked = Tus correos aún no han empezado: primero mandamos uno con un enlace a { $address }, para saber que es tuya.
confirm-send = Mandar el correo
confirm-again = Mandar el correo otra vez
confirm-again-at = ¿No ha llegado nada? Puede estar entre el correo no deseado. Podrás pedir que se mande otra vez después del { $date }.
confirm-is = Esta dirección está confirmada.
confirm-first = Antes del primero te mandamos uno con un enlace, para saber que la dirección es tuya.
done-confirm-asked = El correo va de camino.
letter-confirm-subject = Correos de { $host }: ¿es esta tu dirección?
letter-confirm-why = alguien, esperamos que tú, quiere que lleguen a esta dirección correos sobre lo que pasa en { $host }. Si es así, abre esta página y confírmalo:
letter-confirm-days = { $count ->
    [one] El enlace vale un día.
   *[other] El enlace vale { $count } días.
}
letter-confirm-not-you = Si no lo has pedido tú, no hagas nada: no llegará ningún correo.

# Letters
letter-news-subject = { $count ->
    [one] Un aviso para ti
   *[other] { $count } avisos para ti
}
letter-news-why = esto ha pasado en { $host }:
letter-news-more = Hay más:
letter-news-end = Tú pediste estos correos. Este enlace les pone fin:
unsubscribe-title = Poner fin a los correos
unsubscribe-daily = Son los correos que llegan una vez al día.
unsubscribe-at-once = Son los correos que llegan en cuanto alguien escribe.
unsubscribe-end = Poner fin a estos correos
unsubscribe-done = No llegarán más correos de estos.

# Times
ago-now = ahora mismo
ago-minutes = { $count ->
    [one] hace 1 minuto
   *[other] hace { $count } minutos
}
ago-hours = { $count ->
    [one] hace 1 hora
   *[other] hace { $count } horas
}
ago-days = { $count ->
    [one] hace 1 día
   *[other] hace { $count } días
}

# Conversations
inquiry-filter = Qué conversaciones
inquiry-waits-us = Esperan nuestra respuesta
inquiry-waits-them = Esperan su respuesta
inquiry-is-agreed = Acordada
inquiry-is-nothing = Quedó en nada
inquiry-archive-tab = Archivo
inquiries-empty-all = Todavía no hay consultas. Cuando alguien pregunte por algo que hayáis publicado, aparecerá aquí.
inquiry-you = Tú:
inquiry-who = Quién es
who-cooperative = Cooperativa u organización
who-person = Persona
who-group = Grupo
who-program = Programa
who-here = de aquí, de este servidor
who-elsewhere = de { $host }
inquiry-messages = Mensajes
inquiry-ours = Nosotros
inquiry-written-by = escrito por { $name }
inquiry-reaches-here = { $name } también está en este servidor, y lee aquí tu respuesta.
inquiry-reaches-elsewhere = Tu respuesta va solo a { $name }, como mensaje directo a { $handle }. La leerá donde escribió, por ejemplo en Mastodon.
inquiry-shorts = Respuestas cortas
inquiry-shorts-lead = Empieza con una respuesta corta; puedes cambiarla antes de enviarla.
short-free = Sí, está libre en esa fecha.
short-lent = Lo sentimos, ahora está prestado.
short-when = ¿Cuándo lo necesitas, y por cuánto tiempo?
short-fetch = Sí. ¿Cuándo quieres recogerlo?
short-thanks = Gracias, nos alegra aceptarlo.
short-when-fetch = ¿Cuándo podemos recogerlo?
short-no-need = Gracias, ya no lo necesitamos.
inquiry-unarchive = Sacar del archivo
outcome-title = ¿Cómo terminó?
outcome-lead = Es una nota para vosotros. No envía nada: escribid a la otra parte lo que habéis acordado.
outcome-agreed = Acordado
outcome-nothing = Quedó en nada
outcome-what = Qué habéis acordado
outcome-what-hint = Por ejemplo: el taladro con dos baterías, se recoge el viernes por la tarde.
outcome-until-label = Hasta cuándo
outcome-until-hint = Cuándo vuelve, si vuelve.
outcome-until = Hasta el { $date }
outcome-listing = Qué pasa con el anuncio
then-stays = Se queda como está
then-reserved = Está reservado
then-closed = Está cerrado
outcome-agree = Hay acuerdo
outcome-nothing-button = Quedó en nada
outcome-take-back = Deshacer esto
done-unarchived = Está otra vez entre las conversaciones.
done-outcome-agreed = Anotado: acordado.
done-outcome-nothing = Anotado: quedó en nada.
done-outcome-back = Deshecho.
