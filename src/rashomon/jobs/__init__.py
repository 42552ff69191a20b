"""What the system does, as functions that the command line and the evaluation call. One file per job.

``reading.read`` fills a ledger, ``linking.link`` decides which accounts are the same incident, ``incidents.incidents``
and ``dossiers.dossiers`` compute incidents from it, ``exporting.export`` writes rows, ``showing.find`` looks up an id.
Nothing here prints, parses options or reads the environment.
"""
