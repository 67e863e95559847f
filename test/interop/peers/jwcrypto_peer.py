"""Answers requests on standard input with jwcrypto, in their order: a JSON list in, a JSON list out."""
import json
import sys

from jwcrypto import jwa, jwe, jwk, jws

# Newer versions stop at fewer iterations than exports have.
jwa.default_max_pbkdf2_iterations = 1_000_000

GENERATED = {
    "oct": {"kty": "oct", "size": 512},
    "RSA": {"kty": "RSA", "size": 2048},
    "P-256": {"kty": "EC", "crv": "P-256"},
    "P-384": {"kty": "EC", "crv": "P-384"},
    "P-521": {"kty": "EC", "crv": "P-521"},
    "Ed25519": {"kty": "OKP", "crv": "Ed25519"},
}


def generate(request):
    kind = request["type"]
    key = jwk.JWK.generate(**GENERATED[kind])
    if kind == "oct":
        return {"private": [key.export()], "public": [key.export()], "thumbprint": key.thumbprint()}
    pem = key.export_to_pem(private_key=True, password=None).decode()
    key_set = jwk.JWKSet()
    key_set.add(key)
    return {
        "private": [key.export_private(), pem, key_set.export(private_keys=True)],
        "encrypted": key.export_to_pem(private_key=True, password="secret".encode()).decode(),
        "public": [key.export_public(), key.export_to_pem().decode(), key_set.export(private_keys=False)],
        "thumbprint": key.thumbprint(),
    }


def key_of(material):
    return jwk.JWK.from_json(material) if material.startswith("{") else jwk.JWK.from_pem(material.encode())


def sign(request):
    token = jws.JWS(request["payload"].encode())
    for key in request.get("keys", [request.get("key")]):
        token.add_signature(key_of(key), None, json.dumps({"alg": request["alg"]}))
    return token.serialize(compact=request.get("form") == "compact")


def verify(request):
    token = jws.JWS()
    token.deserialize(request["token"])
    token.verify(key_of(request["key"]))
    return token.payload.decode()


def encrypt(request):
    header = {"alg": request["alg"], "enc": request["enc"], **request.get("header", {})}
    token = jwe.JWE(request["payload"].encode(), json.dumps(header))
    for key in request.get("keys", [request.get("key")]):
        token.add_recipient(key_of(key))
    return token.serialize(compact=request.get("form") == "compact")


def decrypt(request):
    jwk_of = jwk.JWK.from_password(request["password"]) if "password" in request else key_of(request["key"])
    token = jwe.JWE()
    token.deserialize(request["token"], jwk_of)
    return token.payload.decode()


ANSWERS = {"generate": generate, "sign": sign, "verify": verify, "encrypt": encrypt, "decrypt": decrypt}


def answer(request):
    try:
        return {"value": ANSWERS[request["do"]](request)}
    except Exception as error:  # Whatever it refuses with is its answer.
        return {"error": f"{type(error).__name__}: {error}"}


json.dump([answer(request) for request in json.load(sys.stdin)], sys.stdout)
