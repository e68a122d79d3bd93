"""Characters around the level word of a town that tell names from other words, for all who look for towns."""

from __future__ import annotations

LEVEL = "街道(?!路)|镇(?![江平远海赉沅雄坪原巴康安宁区村化])|乡(?![镇村城宁愁情亲贤土])"
"""The level word of a town, and not the head of another word or a county's name (镇江, 乡村)."""
NO_FIRST = "了的在到于由让对为有多是以从向和与及各该本全我每此其随经把将被给请按据等所属参作"
"""Characters that open no name of a town."""
NO_LAST = "小古名强重城集大业色区县市省各本该此全每村家故返还特老新水异回他雪乡镇心点范型制困游我下一二三四五六七八九十百千两几"
"""Characters that end no such name right before its level word: 特色|小镇."""
