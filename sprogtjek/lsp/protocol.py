"""pygls' protocol with our own texts, and silent about what stands in them."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator
from typing import Any

from lsprotocol import types
from lsprotocol.types import ResponseError
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.protocol import LanguageServerProtocol, lsp_method

from sprogtjek.lsp.positions import agreed
from sprogtjek.lsp.texts import Text


class Protocol(LanguageServerProtocol):
    """Texts are kept by the session, because pygls' own change them wrongly behind U+2028.

    They yield what is to be run next, for pygls finds out by that how to run them.
    """

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Iterator[Any]:
        """A text is opened."""
        opened = params.text_document
        encoding = agreed(self.workspace.position_encoding)
        self._session.open(
            Text(opened.uri, opened.language_id, opened.text, encoding, opened.version)
        )
        yield from self._handled(types.TEXT_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(
        self, params: types.DidChangeTextDocumentParams
    ) -> Iterator[Any]:
        """A text is changed."""
        document = params.text_document
        self._session.change(document.uri, params.content_changes, document.version)
        yield from self._handled(types.TEXT_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(
        self, params: types.DidCloseTextDocumentParams
    ) -> Iterator[Any]:
        """A text is closed."""
        yield from self._handled(types.TEXT_DOCUMENT_DID_CLOSE, params)

    def _handled(self, method: str, params: Any) -> Iterator[Any]:
        """What the server does then."""
        if (handler := self.fm.features.get(method)) is not None:
            yield handler, (params,), None

    @lsp_method(types.SHUTDOWN)
    def lsp_shutdown(self, *args: Any) -> Generator[Any, Any, None]:
        """The end: nothing is waited for. pygls walks through what it removes, and stumbles."""
        for number, future in list(self._request_futures.items()):
            if number != self.msg_id and not future.done():
                future.cancel()
        return (yield from super().lsp_shutdown(*args))

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message as an object. A request that makes no sense is answered with an error."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and isinstance(data.get("id"), (str, int)):
                answer = ResponseError(error.CODE or 0, error.MESSAGE or "")
                self._send_response(data["id"], error=answer)
            raise

    def _send_response(
        self, msg_id: str | int, result: Any = None, error: ResponseError | None = None
    ) -> None:
        """Of what goes wrong with us the kind alone is answered: editors write it in a log."""
        if error and error.code == JsonRpcInternalError.CODE:
            error = ResponseError(error.code, error.message.partition(":")[0])
        super()._send_response(msg_id, result, error)

    @property
    def _session(self) -> Any:
        server: Any = self._server  # ours; the library knows only its own kind
        return server.session


def be_silent() -> None:
    """Let no library log: what pygls logs are whole messages, with the texts in them."""
    root = logging.getLogger()
    root.handlers = [logging.NullHandler()]
    logging.disable(logging.CRITICAL)
