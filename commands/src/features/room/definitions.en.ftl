# What is said of the commands about rooms where they are listed and explained.

room-to-about = a group's code, or plenary
room-summary = Says what a room is for, or makes one.
room-bind-summary = Binds this room to a group, or makes it a main room.

room-open-summary = Makes a room for a group on each platform.
