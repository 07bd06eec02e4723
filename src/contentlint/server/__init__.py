"""The language server: findings in an editor while a page is being written. Loaded by ``contentlint server`` only.

``positions`` turns offsets into the protocol's positions, ``looking`` lints what the editor shows, ``comments`` writes
what settles a finding, ``hover`` explains it; ``answers`` puts all this into the words of the protocol, and
``protocol`` talks to the client (https://microsoft.github.io/language-server-protocol/, 3.17).
"""
