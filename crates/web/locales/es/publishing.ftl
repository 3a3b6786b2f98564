### Publishing: the form in steps, drafts, previews, licences, and looking after what is published.

## The steps

publish-step-photo = Una foto
publish-photo-hint = Una foto dice más que una descripción. Puedes dejarla para después.
publish-photo-take = Hacer una foto
publish-photo-choose = Elegir fotos
publish-alt-hint = Si tú no puedes verla, deja esto vacío.
publish-drop-photo = No usar esta foto
publish-step-what = ¿Qué quieres hacer?
publish-verb = Quiero…
publish-verb-lend = prestar algo
publish-verb-lend-means = Vuelve a nosotros.
publish-verb-give = regalar algo
publish-verb-give-means = No cuesta nada y no vuelve.
publish-verb-sell = vender algo
publish-verb-sell-means = Por un precio.
publish-verb-share = compartir algo
publish-verb-share-means = Otros lo usan o nos ayudan, y nos lo quedamos.
publish-verb-ask = pedir algo
publish-verb-ask-means = Lo necesitamos o lo buscamos.
publish-for-example = Por ejemplo:
publish-step-kind = ¿Qué es?
publish-kind = Tipo
publish-kind-fields = Mostrar los campos de este tipo
publish-price = Precio en euros
publish-price-hint = Vacío significa: por acordar.
publish-step-where = ¿Dónde y cuándo?
publish-hours = ¿Cuándo se puede recoger o usar?
publish-hours-hint = Por ejemplo: los sábados de 9 a 12.
publish-step-tell = Cuenta más
publish-languages = En otros idiomas
publish-language-of-text = Idioma del texto de arriba
publish-add-language = Añadir otro idioma
publish-yes = Sí
publish-no = No

## Examples and hints for each kind

publish-title-tool = Taladro de batería
publish-title-space = Sala de reuniones con cocina
publish-title-vehicle = Bicicleta de carga para dos niños
publish-title-good = Veinte tarros de mermelada
publish-title-skill = Ayuda con la declaración de la renta
publish-title-service = Arreglo de bicicletas los sábados
publish-title-software = Calendario de reservas para grupos
publish-title-data = Mapa de árboles frutales públicos
publish-title-document = Estatutos modelo para una cooperativa de vivienda
publish-body-tool = ¿Qué puede hacer, qué lleva consigo, en qué estado está?
publish-body-space = ¿Cuántas plazas tiene, qué equipo hay, cómo se entra?
publish-body-vehicle = ¿Cuánto puede cargar, quién puede conducirlo, qué seguro tiene?
publish-body-good = ¿Cuánto hay, en qué estado está, hace falta que alguien cargue?
publish-body-skill = ¿Qué sabes hacer, desde cuándo, en qué idiomas?
publish-body-service = ¿Qué se hace, para quién, con qué frecuencia?
publish-body-software = ¿Para qué sirve, sobre qué funciona, quién lo cuida?
publish-body-data = ¿Qué contienen, de cuándo son, en qué formato, cómo se hicieron?
publish-body-document = ¿De qué trata, para quién, en qué formato?
publish-conditions-tool = Por ejemplo: la fianza, cuánto tiempo como mucho, quién paga lo que se rompa.
publish-conditions-space = Por ejemplo: la limpieza, la llave, las horas de silencio, lo que cuesta.
publish-conditions-vehicle = Por ejemplo: la fianza, el permiso de conducir, el seguro, el combustible.
publish-conditions-good = Por ejemplo: solo para recoger, solo por cajas enteras.
publish-conditions-skill = Por ejemplo: cuánto tiempo tienes, los gastos de viaje.
publish-conditions-service = Por ejemplo: cómo reservarlo, lo que cuesta.
publish-conditions-digital = La licencia dice qué está permitido.
publish-conditions-usual = Por acuerdo.

## Licences

licence-help = Ayúdame a elegir una licencia
licence-title = ¿Qué licencia encaja?
licence-lead = Tres preguntas, y tienes una licencia que otros entienden.
licence-ask-money = ¿Pueden otros usarlo para ganar dinero?
licence-ask-credit = ¿Tienen que decir otros quién lo hizo?
licence-ask-alike = ¿Tienen que compartir otros sus cambios del mismo modo?
licence-find = Buscar una licencia
licence-unanswered = Responde a todas las preguntas.
licence-fits = Esta licencia encaja
licence-but-credit = También pide a otros que digan quién lo hizo: no hay ninguna licencia conocida de este tipo sin eso.
licence-but-not-alike = No obliga a otros a compartir sus cambios del mismo modo: ninguna licencia de software conocida hace las dos cosas.
licence-no-advice = Esto es ayuda, no asesoramiento jurídico. Decide quien tiene los derechos de la obra.

## Preview

publish-preview = Vista previa
publish-preview-title = Así se verá
publish-preview-saved = Está guardado como borrador. Nadie más lo ha visto todavía. Sigue abajo o publícalo.
publish-preview-unsaved = Estos cambios todavía no están guardados. Sigue abajo o guárdalos.
publish-preview-here = Aquí, en el catálogo
publish-preview-whole = Ver la página completa
publish-preview-elsewhere = En Mastodon y en otros sitios
publish-preview-about = Cada programa lo muestra un poco distinto.
publish-preview-members-only = No sale de este servidor: solo lo ven los miembros de tu cooperativa.
publish-preview-none = Ahora mismo no se puede mostrar.

## Drafts

publish-draft-saved = Borrador guardado.
publish-draft-unsaved = Borrador sin guardar todavía: { $why }
publish-draft-offline = No se ha podido guardar el borrador. Se queda aquí; comprueba tu conexión.
draft-go-on = Continuar
draft-discard = Descartar
draft-discard-title = ¿Descartar este borrador?
draft-discard-explained = Su texto y sus fotos se eliminan. Nadie más los ha visto. No se puede deshacer.
done-draft-saved = Borrador guardado. Solo lo ven los miembros de tu cooperativa.
done-draft-discarded = El borrador está descartado.
error-drafts-too-many = Esta cooperativa tiene tantos borradores como puede guardar. Publica o descarta uno primero.

## Looking after what is published

listing-duplicate = Hacer otro igual
done-duplicated = Esto es un borrador nuevo con el mismo texto. Cambia lo que sea distinto y publícalo.
still-title = ¿Sigue siendo así?
still-explained = Hace dos meses que nadie dice nada de estos anuncios. Una palabra breve ayuda a quienes buscan algo.
still-there = Sigue ahí
still-needed = Sigue haciendo falta
still-change = Cambiar
done-confirmed = Gracias. Se queda como está.
close-became = ¿Qué ha sido de ello?
became-taken = Ya ha encontrado a alguien.
became-gone = Ya no está.
became-found = Lo hemos encontrado.
became-over = Ya no lo necesitamos.
