### Words for codes: kinds, states, units, sectors, goals.

## Dates

date = { $day } de { $month } de { $year }
date-time = { $date }, { $time } UTC
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

## Offers and needs

purpose-offer = Oferta
purpose-need = Petición
purpose-long-offer = Ofrecemos algo
purpose-long-need = Necesitamos algo
purposes-offer = Ofertas
purposes-need = Peticiones
action-transfer = para dar o vender
action-transferCustody = para prestar
action-use = para usar en el lugar
action-copy = para copiar
action-work = tiempo de trabajo
action-deliverService = servicio
action-need-transfer = para recibir o comprar
action-need-transferCustody = para pedir prestado
action-need-use = para usar en el lugar
action-need-copy = para copiar
action-need-work = tiempo de trabajo
action-need-deliverService = servicio
nature-tool = Herramienta
nature-space = Sala o espacio
nature-vehicle = Vehículo
nature-good = Objeto o material
nature-skill = Habilidad
nature-service = Servicio
nature-software = Software
nature-data = Datos
nature-document = Documento
state-draft = Borrador
state-published = Publicado
state-reserved = Reservado
state-closed = Cerrado
state-removed = Quitado
eligibility-public = Todo el mundo
eligibility-network = Nuestra red
eligibility-members = Solo nuestros miembros
precision-exact = Exacto, con la dirección
precision-neighbourhood = A 1 km, más o menos
precision-city = A 10 km, más o menos
precision-name = Solo el nombre

## Amounts, with their digits

unit-one = { $count ->
    [one] { $shown } unidad
   *[other] { $shown } unidades
}
unit-hour = { $count ->
    [one] { $shown } hora
   *[other] { $shown } horas
}
unit-day = { $count ->
    [one] { $shown } día
   *[other] { $shown } días
}
unit-kilogram = { $shown } kg
unit-litre = { $count ->
    [one] { $shown } litro
   *[other] { $shown } litros
}
unit-metre = { $shown } m
unit-squareMetre = { $shown } m²
unit-euro = { $shown } €
unit-name-one = unidades
unit-name-hour = horas
unit-name-day = días
unit-name-kilogram = kilogramos
unit-name-litre = litros
unit-name-metre = metros
unit-name-squareMetre = metros cuadrados
unit-name-euro = euros

## Cooperatives and members

commons-role-community = Comunidad productiva
commons-role-coalition = Coalición emprendedora
commons-role-association = Asociación de interés social
role-member = Miembro
role-steward = Gestión
role-moderator = Moderación
role-admin = Administración
show-offers = Ofertas
show-needs = Peticiones
show-closed = Cerradas
show-drafts = Borradores
show-offers-empty = Ninguna oferta por el momento.
show-needs-empty = Ninguna petición por el momento.
show-closed-empty = Todavía no se ha cerrado nada.
show-drafts-empty = Ningún borrador.

## Between servers

inquiry-state-all = Todas
inquiry-state-open = Abierta
inquiry-state-answered = Respondida
inquiry-state-archived = Archivada
follow-state-pending = A la espera de un sí
follow-state-accepted = Seguimiento activo
follow-state-rejected = Terminado o rechazado
policy-allow = Permitir
policy-limit = Limitar: retener hasta que lo dejes pasar
policy-suspend = Suspender: nada entra, nada sale, nada se muestra

## Sectors

sector-housing = Vivienda
sector-water = Agua
sector-energy = Energía
sector-waste = Residuos y aguas residuales
sector-transport = Transporte
sector-health = Salud
sector-social = Servicios sociales
sector-youth = Juventud y familia
sector-food = Alimentación
sector-culture = Cultura
sector-digital = Comunicación y mundo digital
sector-education = Educación y formación
sector-finance = Finanzas y seguros mutuos
sector-work = Trabajo y habilidades

## Sustainable Development Goals

sdg-short = ODS { $number }
sdg-1 = Fin de la pobreza
sdg-2 = Hambre cero
sdg-3 = Salud y bienestar
sdg-4 = Educación de calidad
sdg-5 = Igualdad de género
sdg-6 = Agua limpia y saneamiento
sdg-7 = Energía asequible y no contaminante
sdg-8 = Trabajo decente y crecimiento económico
sdg-9 = Industria, innovación e infraestructura
sdg-10 = Reducción de las desigualdades
sdg-11 = Ciudades y comunidades sostenibles
sdg-12 = Producción y consumo responsables
sdg-13 = Acción por el clima
sdg-14 = Vida submarina
sdg-15 = Vida de ecosistemas terrestres
sdg-16 = Paz, justicia e instituciones sólidas
sdg-17 = Alianzas para lograr los objetivos
