### Words for codes: kinds, states, units, sectors, goals.

## Dates

date = { $day } de { $month } de { $year }
date-time = { $date }, { $time } UTC
month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro

## Offers and needs

purpose-offer = Oferta
purpose-need = Pedido
purpose-long-offer = Oferecemos algo
purpose-long-need = Precisamos de algo
purposes-offer = Ofertas
purposes-need = Pedidos
action-transfer = para dar ou vender
action-transferCustody = para emprestar
action-use = para usar no local
action-copy = para copiar
action-work = tempo de trabalho
action-deliverService = serviço
action-need-transfer = para receber ou comprar
action-need-transferCustody = para pedir emprestado
action-need-use = para usar no local
action-need-copy = para copiar
action-need-work = tempo de trabalho
action-need-deliverService = serviço
nature-tool = Ferramenta
nature-space = Sala ou espaço
nature-vehicle = Veículo
nature-good = Objeto ou material
nature-skill = Competência
nature-service = Serviço
nature-software = Software
nature-data = Dados
nature-document = Documento
state-draft = Rascunho
state-published = Publicado
state-reserved = Reservado
state-closed = Fechado
state-removed = Removido
eligibility-public = Toda a gente
eligibility-network = A nossa rede
eligibility-members = Só os nossos membros
precision-exact = Exato, com o endereço
precision-neighbourhood = A cerca de 1 km
precision-city = A cerca de 10 km
precision-name = Só o nome

## Amounts, with their digits

unit-one = { $count ->
    [one] { $shown } unidade
   *[other] { $shown } unidades
}
unit-hour = { $count ->
    [one] { $shown } hora
   *[other] { $shown } horas
}
unit-day = { $count ->
    [one] { $shown } dia
   *[other] { $shown } dias
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
unit-name-day = dias
unit-name-kilogram = quilogramas
unit-name-litre = litros
unit-name-metre = metros
unit-name-squareMetre = metros quadrados
unit-name-euro = euros

## Cooperatives and members

commons-role-community = Comunidade produtiva
commons-role-coalition = Coligação empreendedora
commons-role-association = Associação de interesse social
role-member = Membro
role-steward = Gestão
role-moderator = Moderação
role-admin = Administração
show-offers = Ofertas
show-needs = Pedidos
show-closed = Fechados
show-drafts = Rascunhos
show-offers-empty = Nenhuma oferta neste momento.
show-needs-empty = Nenhum pedido neste momento.
show-closed-empty = Ainda nada foi fechado.
show-drafts-empty = Nenhum rascunho.

## Between servers

inquiry-state-all = Todas
inquiry-state-open = Aberta
inquiry-state-answered = Respondida
inquiry-state-archived = Arquivada
follow-state-pending = À espera de um sim
follow-state-accepted = Seguido
follow-state-rejected = Terminado ou recusado
policy-allow = Permitir
policy-limit = Limitar: reter até o deixares passar
policy-suspend = Suspender: nada entra, nada sai, nada se mostra

## Sectors

sector-housing = Habitação
sector-water = Água
sector-energy = Energia
sector-waste = Resíduos e águas residuais
sector-transport = Transportes
sector-health = Saúde
sector-social = Serviços sociais
sector-youth = Juventude e família
sector-food = Alimentação
sector-culture = Cultura
sector-digital = Comunicação e mundo digital
sector-education = Educação e formação
sector-finance = Finanças e seguros mútuos
sector-work = Trabalho e competências

## Sustainable Development Goals

sdg-short = ODS { $number }
sdg-1 = Erradicar a pobreza
sdg-2 = Erradicar a fome
sdg-3 = Saúde de qualidade
sdg-4 = Educação de qualidade
sdg-5 = Igualdade de género
sdg-6 = Água potável e saneamento
sdg-7 = Energias renováveis e acessíveis
sdg-8 = Trabalho digno e crescimento económico
sdg-9 = Indústria, inovação e infraestruturas
sdg-10 = Reduzir as desigualdades
sdg-11 = Cidades e comunidades sustentáveis
sdg-12 = Produção e consumo sustentáveis
sdg-13 = Ação climática
sdg-14 = Proteger a vida marinha
sdg-15 = Proteger a vida terrestre
sdg-16 = Paz, justiça e instituições eficazes
sdg-17 = Parcerias para a implementação dos objetivos
