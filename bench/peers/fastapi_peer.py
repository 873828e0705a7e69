"""A FastAPI service doing per request what PromptAR does: CORS, a sliding-window rate limit, one SQLite row, files.

Run: FILE_PATH=model.glb DB_PATH=log.db uvicorn fastapi_peer:app --port 8001 --log-level warning
"""

import os
import sqlite3
import threading
import time
from collections import defaultdict, deque
from datetime import datetime, timezone

from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import FileResponse, JSONResponse

LIMIT = int(os.environ.get("RATE_LIMIT_REQUESTS", "5"))
WINDOW_SECONDS = 60.0

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["*"], allow_headers=["*"])

seen = defaultdict(deque)
database = sqlite3.connect(os.environ["DB_PATH"], check_same_thread=False)
database_lock = threading.Lock()
database.execute("PRAGMA journal_mode=WAL")
database.execute(
    "CREATE TABLE IF NOT EXISTS api_requests (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp_utc TEXT,"
    " method TEXT, path TEXT, client_ip TEXT, user_agent TEXT, created_at TEXT)"
)


@app.middleware("http")
async def limit_and_log(request: Request, call_next):
    client = request.client.host
    now = time.monotonic()
    times = seen[client]
    while times and times[0] < now - WINDOW_SECONDS:
        times.popleft()
    if len(times) >= LIMIT:
        return JSONResponse({"detail": "Rate limit exceeded"}, status_code=429, headers={"Retry-After": "60"})
    times.append(now)
    stamp = datetime.now(timezone.utc).isoformat()
    with database_lock:
        database.execute(
            "INSERT INTO api_requests (timestamp_utc, method, path, client_ip, user_agent, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (stamp, request.method, request.url.path, client, request.headers.get("user-agent", ""), stamp),
        )
        database.commit()
    return await call_next(request)


@app.get("/health")
async def health():
    return {"status": "healthy", "service": "PromptAR Backend"}


@app.get("/api/models/download/{model_id}")
async def download(model_id: str):
    return FileResponse(os.environ["FILE_PATH"], media_type="model/gltf-binary")
