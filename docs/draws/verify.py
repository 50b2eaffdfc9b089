import csv, hashlib, hmac, json, sys, zipfile
record = zipfile.ZipFile(sys.argv[1]); file = {name: record.read(name).decode() for name in record.namelist()}
sha, need = lambda text: hashlib.sha256(text.encode()).hexdigest(), lambda right, what: right or sys.exit("WRONG: " + what)
said, draw, pools = json.loads(file["announcement.json"]), json.loads(file["draw.json"]), ["parties.csv", "officers.csv", "recusals.csv"]
need(len(record.namelist()) == 8 and all(sha(file[name]) == said["pools"][name] for name in pools), "the pools are not those announced")
commitment = sha(f'haihe draw commitment 1\n{draw["secret"]}\n{file["announcement.json"]}')
seed = sha(f'haihe draw seed 1\n{draw["secret"]}\n{commitment}\n{draw["publicValue"]}\n')
need([file["commitment.txt"], draw["seed"]] == [commitment + "\n", seed] and said["committedAt"] < said["publicValue"]["at"], "commitment or seed")
ticket = lambda *words: hmac.digest(bytes.fromhex(seed), "\n".join(words).encode(), "sha256")
(head, *parties), officers, recusals, drawn = (list(csv.reader(file[name].split("\n")[:-1])) for name in [*pools, "drawn.csv"])
left, barred, decks = {stratum: size["drawn"] for stratum, size in said["samples"].items()}, {tuple(row): "" for row in recusals}, {}
for officer, deck in officers[1:]: decks.setdefault(deck, ([], [], []))[0].append(officer)  # everybody; cards to be dealt; one for each pass
def deal(deck, party, size):
    everybody, cards, passes = decks.get(deck, ([], [], [])); able = {o for o in everybody if not {(o, party), (o, "")} & barred.keys()}
    if len(able & {*cards}) < size <= len(able): passes += [0]; cards += sorted(everybody, key=lambda o: ticket("officer", deck, str(len(passes)), o))
    hand = list(dict.fromkeys(o for o in cards if o in able))[:size if size <= len(able) else 0]
    for o in hand: cards.remove(o); barred[o, party] = deck
    return " ".join(hand), str(len(able))
won = [p for p in sorted(parties, key=lambda p: ticket("party", p[0])) if left.update({p[1]: left[p[1]] - 1}) or left[p[1]] >= 0]
need(drawn[1:] == [[str(i), p[0], d, c, *deal(c, p[0], said["teams"][d])] for i, p in enumerate(won, 1) for d, c in zip(head[3:], p[3:]) if c], "drawn.csv")

# After twenty lines the draw is made again. These make the redraws again.
seal, last, log = sha(file["draw.json"]) + sha(file["drawn.csv"]), said["publicValue"]["at"], file["log.csv"].split("\n")
need([log[0], log[-1]] == ["number,at,reason,party,out,in,seal", ""], "log.csv")
for number, line in enumerate(log[1:-1]):
    (_, at, reason, party, out, come, _), seal = next(csv.reader([line])), sha(seal + "\n" + line.rpartition(",")[0])
    need(line.startswith(f"{number},{max(at, last)},") and line.endswith("," + seal), "log.csv: " + line); last = at
    if number:
        deck = barred[out, party]; barred.update({(out, party): ""} | ({(out, ""): ""} if reason == "left" else {}))
        need(deck and come == deal(deck, party, 1)[0], "log.csv: " + line)
print(f"RIGHT: {len(won)} drawn, {number} redrawn. Compare: commitment {commitment}, public value {draw['publicValue']}, seal {seal}")
