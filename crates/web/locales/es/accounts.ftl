### Getting back in, and taking care of accounts; what letters say.

## A forgotten password

reset-forgotten = ¿Has olvidado la contraseña?
reset-title = Contraseña olvidada
reset-lead = Te mandamos un correo con un enlace. Vale durante una hora.
field-email = Correo electrónico
field-email-hint = El que usas para iniciar sesión.
reset-send = Enviar el correo
reset-without-address = ¿Inicias sesión con un nombre o no te llega nada? Pregunta a quien administra tu cooperativa: desde la página de tu cuenta puede crear un enlace para ti.
reset-no-letters = Este servidor no envía correos.
reset-ask-whom = Pregunta a quien administra tu cooperativa: en la lista de miembros puede abrir tu cuenta y crear un enlace con el que elegir una contraseña nueva.
reset-who-runs = Quien gestiona este servidor también puede crear ese enlace en la línea de comandos:
reset-new-title = Elige una contraseña nueva
reset-new-lead = Para { $login }. Después se cierra tu sesión en todas partes, se quitan tus llaves de acceso y entras con la contraseña nueva.
reset-set = Guardar la contraseña

## Passkeys

passkeys-title = Llaves de acceso
passkey-add-title = Añadir una llave de acceso
passkey-lead = Tu dispositivo o tu gestor de contraseñas guarda la llave de acceso. Con ella entras con el dedo, la cara o un PIN, y nadie puede adivinarla ni tú darla por descuido. Tu contraseña sigue valiendo.
passkey-name = Nombre de la llave de acceso
passkey-name-hint = Para reconocerla después: mi teléfono.
passkey-add = Añadir llave de acceso
passkey-unused = Sin usar todavía
passkey-remove = Quitar
passkey-remove-named = Quitar la llave de acceso { $name }
passkey-sign-in = Entrar con una llave de acceso
passkey-follow = Sigue lo que te pide el navegador.
passkey-try = Probar otra vez
passkey-failed = No ha funcionado o se ha interrumpido. Prueba otra vez, o vuelve atrás y usa tu contraseña.
passkey-no-script = Las llaves de acceso necesitan JavaScript. Vuelve atrás y usa tu contraseña.

## Accounts

nav-accounts = Cuentas
accounts-lead = Todas las personas que pueden iniciar sesión aquí.
account-of = Cuenta de { $name }
account-login = Inicia sesión como { $login }.
account-suspended = suspendida
account-is-yours = Esta es tu propia cuenta.
account-link-lead = Crea un enlace de un solo uso con el que se elige una contraseña nueva. Dáselo solo a la persona a quien pertenece la cuenta.
account-link = Crear un enlace para una contraseña nueva
account-link-made = Da este enlace a { $name }:
account-link-once = Solo se muestra ahora, sirve una vez y vale un día. Los anteriores ya no funcionan.
account-suspension = Suspensión
account-suspend-lead = Una cuenta suspendida no puede iniciar sesión. Su sesión se cierra de inmediato en todas partes y los enlaces que creó dejan de funcionar. Lo que escribió para sus cooperativas se queda.
account-suspend = Suspender
account-resume = Dejar entrar de nuevo
account-deletion = Eliminación
account-delete-lead = La cuenta, sus pertenencias a cooperativas y sus enlaces desaparecen para siempre. Lo que escribió para sus cooperativas se queda, sin nombre.
account-delete-sure = Sí, eliminar la cuenta de { $name }
account-delete = Eliminar la cuenta

## Letters

letter-hello = Hola, { $name }:
letter-reset-subject = Una contraseña nueva para { $host }
letter-reset-why = alguien, esperamos que tú, ha pedido una contraseña nueva para tu cuenta en { $host }. Elígela aquí:
letter-reset-hours = { $count ->
    [one] El enlace sirve una vez y vale una hora.
   *[other] El enlace sirve una vez y vale { $count } horas.
}
letter-reset-not-you = Si no lo has pedido tú, no hagas nada: tu contraseña sigue como está.
letter-trial-subject = Un correo de prueba de { $host }
letter-trial-text = Los correos de { $host } llegan.
