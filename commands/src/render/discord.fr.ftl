# Ce qui n’est dit que sur Discord.

discord-for-you = Pour vous : { $time }
