# Blocks

blocks-title = Contas bloqueadas
blocks-lead = Nenhuma das partes segue a outra, e o que vos escrevem não é recebido. O que toda a gente pode ler, também elas o podem ler.
blocks-empty = Ninguém está bloqueado.
block-title = Bloquear uma conta
block-do = Bloquear
block-whom = Bloquear { $name }
block-end = Desbloquear
block-since = desde { $date }
done-blocked = Conta bloqueada. O servidor dela é avisado.
done-unblocked = Já não está bloqueada. Quem antes seguia quem não volta.
sent-kind-block = Bloqueio
sent-kind-unblock = Desbloqueio
error-block-self = Uma cooperativa não se pode bloquear a si própria.
error-block-too-many = Uma cooperativa pode bloquear no máximo 1000 contas. Pede a quem gere este servidor que feche a porta a um servidor inteiro.
error-follow-blocked = Tens esta conta bloqueada. Desbloqueia-a primeiro.
error-follow-refused = Esta cooperativa não quer que a tua a siga.
error-inquiry-blocked = Tens esta conta bloqueada. Desbloqueia-a antes de escreveres.
error-inquiry-refused = Esta cooperativa não recebe mensagens da tua.
