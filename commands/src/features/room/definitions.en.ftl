# What is said of the commands about rooms where they are listed and explained.

room-to-about = a group's code, or plenary
room-summary = Says what a room is for and its language, or makes one.
room-bind-summary = Binds this room to a group, or makes it the plenary room.

room-open-summary = Makes a room for a group on each platform.
room-confirm-about = yes, although the plenary room changes
room-language-summary = Sets the language that I speak in this room.
room-language-about = en or fr, or none for that of the organisation
room-unbind-summary = Unbinds this room from its group, or from the plenary.
