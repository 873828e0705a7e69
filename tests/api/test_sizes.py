"""How large models come out: by the request, the words, the noun, and as the server is set."""

import json
import struct
import sys
import tempfile

from harness import Server, contains, equal, functions_of, main


def _longest(glb):
    """The longest side of what the file holds, from its one mesh's declared bounds."""
    length = struct.unpack_from("<I", glb, 12)[0]
    accessors = json.loads(glb[20:20 + length])["accessors"]
    bounds = [accessor for accessor in accessors if accessor["type"] == "VEC3" and "min" in accessor][0]
    return max(high - low for low, high in zip(bounds["min"], bounds["max"]))


def what_is_no_metre_is_as_large_as_its_noun():
    with Server() as server:
        # The cube is 2 wide, 1 tall and 3 deep in its own units.
        contains(server.generate("a stool of no metre").json, {"size_m": [1.0, 0.5, 1.5]})
        contains(server.generate("a 2 m tall stool of no metre").json, {"size_m": [4.0, 2.0, 6.0]})
        contains(server.generate("a stool of no metre", size_m=3).json, {"size_m": [2.0, 1.0, 3.0]})
        contains(server.generate("a cube").json, {"size_m": [2.0, 1.0, 3.0]})


def the_default_size_is_a_setting():
    with Server(DEFAULT_SIZE_CM="300") as server:
        contains(server.generate("a blorp of no metre").json, {"size_m": [2.0, 1.0, 3.0]})


def unit_models_keep_their_real_size_in_the_answer():
    with Server(MODEL_SCALE="unit") as server:
        made = server.generate("a cube").json
        contains(made, {"size_m": [2.0, 1.0, 3.0],
                        "recommended_scale": {"viewer": 3.0, "flutter_ios": 300.0, "flutter_android": 3.0}})
        equal(round(_longest(server.get(made["download_url"]).body), 5), 1.0)
    with Server() as server:
        made = server.generate("a cube").json
        contains(made, {"recommended_scale": {"viewer": 1.0, "flutter_ios": 100.0, "flutter_android": 3.0}})
        equal(_longest(server.get(made["download_url"]).body), 3.0)


def another_scale_makes_other_models():
    with tempfile.TemporaryDirectory() as folder:
        with Server(folder=folder) as server:
            server.generate("a cube")
            contains(server.generate("a cube").json, {"cached": True})
            equal(server.stop(), 0)
        with Server(folder=folder, MODEL_SCALE="unit") as server:
            contains(server.generate("a cube").json, {"cached": False})


main(functions_of(sys.modules[__name__]))
