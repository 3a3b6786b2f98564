# Blocks

blocks-title = Cuentas bloqueadas
blocks-lead = Ninguna de las dos partes sigue a la otra, y lo que os escriben no se recibe. Lo que todo el mundo puede leer, también lo pueden leer ellas.
blocks-empty = No hay nadie bloqueado.
block-title = Bloquear una cuenta
block-do = Bloquear
block-whom = Bloquear a { $name }
block-end = Desbloquear
block-since = desde el { $date }
done-blocked = Cuenta bloqueada. Se avisa a su servidor.
done-unblocked = Ya no está bloqueada. Los seguimientos de antes no vuelven.
sent-kind-block = Bloqueo
sent-kind-unblock = Desbloqueo
error-block-self = Una cooperativa no puede bloquearse a sí misma.
error-block-too-many = Una cooperativa puede bloquear como mucho 1000 cuentas. Pide a quien gestiona este servidor que cierre el paso a un servidor entero.
error-follow-blocked = Tienes bloqueada esta cuenta. Desbloquéala primero.
error-follow-refused = Esta cooperativa no quiere que la tuya la siga.
error-inquiry-blocked = Tienes bloqueada esta cuenta. Desbloquéala antes de escribir.
error-inquiry-refused = Esta cooperativa no recibe mensajes de la tuya.
