# A member's own data

own-data-title = Tus datos
own-data-lead = Todo lo que este servidor guarda sobre ti en un solo archivo (JSON): tu perfil, dónde tienes la sesión abierta y lo que has escrito. No contiene tu contraseña ni tus llaves.
own-data-take = Descargar mis datos
leave-title = Eliminar mi cuenta
leave-explained = Tu cuenta, tus sesiones y llaves de acceso, y tu cuenta pública desaparecen de inmediato y para siempre. Lo que escribiste en nombre de una cooperativa es de la cooperativa y se queda, sin tu nombre.
leave-do = Eliminar mi cuenta para siempre
done-left = Tu cuenta está eliminada.
error-last-runner = Nadie más gestiona este servidor. Haz primero que otra persona pueda hacerlo: quien tiene la máquina puede, con el comando «allmende member add --admin».
