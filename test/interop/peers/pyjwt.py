"""Answers requests on standard input with PyJWT, in their order: a JSON list in, a JSON list out."""
import base64
import json
import os
import sys

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from jwt.algorithms import get_default_algorithms

CURVES = {"P-256": ec.SECP256R1, "P-384": ec.SECP384R1, "P-521": ec.SECP521R1}
PEM, PKCS8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8


def base64url(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def generate(request):
    kind = request["type"]
    if kind == "oct":
        secret = json.dumps({"kty": "oct", "k": base64url(os.urandom(64))})
        return {"private": [secret], "public": [secret]}
    if kind == "RSA":
        key = rsa.generate_private_key(65537, 2048)
    elif kind in CURVES:
        key = ec.generate_private_key(CURVES[kind]())
    else:
        key = ed25519.Ed25519PrivateKey.generate()
    plain = key.private_bytes(PEM, PKCS8, serialization.NoEncryption()).decode()
    old = [] if kind == "Ed25519" else [
        key.private_bytes(PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()).decode()]
    public = key.public_key().public_bytes(PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()
    return {"private": [plain, *old], "public": [public]}


def key_of(material, alg):
    """A JWK as PyJWT reads it; PEM is taken as it is."""
    if not material.startswith("{"):
        return material
    return get_default_algorithms()[alg].from_jwk(material)


def sign(request):
    key = key_of(request["key"], request["alg"])
    return jwt.encode(json.loads(request["payload"]), key, algorithm=request["alg"])


def verify(request):
    key = key_of(request["key"], request["alg"])
    return json.dumps(jwt.decode(request["token"], key, algorithms=[request["alg"]]))


def answer(request):
    try:
        return {"value": {"generate": generate, "sign": sign, "verify": verify}[request["do"]](request)}
    except Exception as error:  # Whatever it refuses with is its answer.
        return {"error": f"{type(error).__name__}: {error}"}


json.dump([answer(request) for request in json.load(sys.stdin)], sys.stdout)
